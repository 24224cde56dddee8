import { createCalendar, DayGrid } from "@event-calendar/core";
import "@event-calendar/core/index.css";
import { start } from "./page.js";

start((data, place) => {
  let calendar;
  return {
    open() {
      calendar = createCalendar(place, [DayGrid], {
        view: "dayGridMonth",
        date: "2026-01-01",
        firstDay: 1,
        height: "760px",
        dayMaxEvents: true,
        events: data.events,
      });
    },
    step: () => calendar.next(),
    seen: () => place.querySelector(".ec-event") && place.querySelector(".ec-title").textContent,
  };
});
