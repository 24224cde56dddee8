// The occurrences that node-ical and ical.js find in a calendar file of whole days from 2026 to 2028, one per line:
// reader, uid, day.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [file, modules] = process.argv.slice(2);
const load = createRequire(`${modules}/x.js`);
const text = readFileSync(file, "utf8");
const [from, to] = ["2026-01-01", "2028-12-31"];
const say = (reader, uid, day) => day >= from && day <= to && console.log(`${reader}\t${uid}\t${day}`);

const nodeIcal = load("node-ical");
for (const event of Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === "VEVENT")) {
  const window = { from: new Date(from), to: new Date(`${to}T23:00:00Z`) };
  for (const one of nodeIcal.expandRecurringEvent(event, window)) {
    say("node-ical", event.uid, one.start.toISOString().slice(0, 10));
  }
}

// An ES module, which older versions of Node can't `require`.
const { default: ICAL } = await import(load.resolve("ical.js"));
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
for (const event of events.filter((one) => !one.isRecurrenceException())) {
  const days = event.iterator();
  for (let day = days.next(); day && day.year <= 2028; day = days.next()) {
    const { startDate } = event.getOccurrenceDetails(day);
    say("ical.js", event.uid, startDate.toString());
  }
}
