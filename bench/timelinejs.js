import { Timeline } from "@knight-lab/timelinejs";
import "@knight-lab/timelinejs/dist/css/timeline.css";
import { start } from "./page.js";

// A thousand entries, because it keeps all of them in the page.
start((data, place) => {
  let timeline;
  const day = (text) => {
    const [year, month, day] = text.split("-").map(Number);
    return { year, month, day };
  };
  return {
    open() {
      place.style.cssText = "width:1200px;height:640px";
      const events = data.entries.slice(0, 1000).map((entry) => ({
        unique_id: entry.id,
        start_date: day(entry.start),
        end_date: entry.end ? day(entry.end) : undefined,
        text: { headline: entry.content },
        group: `${entry.group}`,
      }));
      timeline = new Timeline(place, { events }, { duration: 0, hash_bookmark: false });
    },
    step: () => timeline.goToNext(),
    seen: () => place.querySelector(".tl-timemarker-active, .tl-slide") && `${timeline.current_id}`,
  };
});
