import { DataSet, Timeline } from "vis-timeline/standalone";
import { createElement, useEffect, useRef } from "react";

export const section = (data, alive) =>
  function Section() {
    const place = useRef(null);
    useEffect(() => {
      const timeline = new Timeline(place.current, new DataSet(data.entries), { height: 640, start: "2005-01-01", end: "2020-01-01" });
      // It renders slightly later.
      const look = () => (place.current?.querySelector(".vis-item") ? alive("timeline") : requestAnimationFrame(look));
      look();
      return () => timeline.destroy();
    }, []);
    return createElement("div", { ref: place });
  };
