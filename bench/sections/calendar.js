import { Calendar } from "fullcalendar";
import grid from "fullcalendar/daygrid";
import theme from "fullcalendar/themes/classic";
import { createElement, useEffect, useRef } from "react";

export const section = (data, alive) =>
  function Section() {
    const place = useRef(null);
    useEffect(() => {
      const calendar = new Calendar(place.current, { plugins: [grid, theme], initialView: "dayGridMonth", firstDay: 1, height: 760, events: data.events });
      calendar.render();
      alive("calendar");
      return () => calendar.destroy();
    }, []);
    return createElement("div", { ref: place });
  };
