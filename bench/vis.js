import { DataSet, Timeline } from "vis-timeline/standalone";
import "vis-timeline/styles/vis-timeline-graph2d.min.css";
import { start } from "./page.js";

// Six years of the thirty-six: with all in view it takes more than a minute to open.
start((data, place) => {
  let timeline;
  const probe = () => place.querySelector(".vis-item")?.getBoundingClientRect().left;
  return {
    open() {
      const groups = [...new Set(data.entries.map((entry) => entry.group))].sort();
      timeline = new Timeline(
        place,
        new DataSet(data.entries.map((entry) => (entry.end ? entry : { ...entry, type: "point" }))),
        new DataSet(groups.map((id) => ({ id, content: `${id}` }))),
        { start: "2005-01-01", end: "2011-01-01", stack: true, height: 640 },
      );
    },
    step(n) {
      const { start, end } = timeline.getWindow();
      const quarter = (end - start) / 4;
      if (n % 2) timeline.zoomIn(n % 4 === 1 ? 0.3 : 0.001, { animation: false });
      else timeline.setWindow(+start + quarter, +end + quarter, { animation: false });
    },
    seen: () => probe() !== undefined && `${probe()} ${timeline.getWindow().start}`,
  };
});
