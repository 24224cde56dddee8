import { Calendar } from "fullcalendar";
import grid from "fullcalendar/daygrid";
import theme from "fullcalendar/themes/classic";
import "fullcalendar/skeleton.css";
import "fullcalendar/themes/classic/theme.css";
import "fullcalendar/themes/classic/palette.css";
import { start } from "./page.js";

start((data, place) => {
  let calendar;
  return {
    open() {
      calendar = new Calendar(place, {
        plugins: [grid, theme],
        initialView: "dayGridMonth",
        initialDate: "2026-01-01",
        firstDay: 1,
        height: 760,
        dayMaxEvents: 3,
        events: data.events,
      });
      calendar.render();
    },
    step: () => calendar.next(),
    seen: () => place.querySelector("[role=gridcell], td[data-date]")?.textContent && calendar.view.title,
  };
});
