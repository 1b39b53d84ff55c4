// Reads a calendar feed with ical.js and compares each event with what was meant:
//   node calendar/check.mjs FOLDER      FOLDER: feed.ics and expected.json
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const folder = process.argv[2];
const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, "feed.ics"), "utf8")));
const events = new Map(calendar.getAllSubcomponents("vevent").map((one) => [one.getFirstPropertyValue("uid"), one]));
let good = 0;
let wrong = 0;
for (const meant of JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"))) {
  const component = events.get(meant.uid);
  const event = component && new ICAL.Event(component);
  const alarm = component?.getFirstSubcomponent("valarm");
  const fits =
    event &&
    event.summary === meant.summary &&
    event.startDate.isDate &&
    event.startDate.toString() === meant.day &&
    event.duration.toSeconds() === 86400 &&
    component.getFirstPropertyValue("url") === meant.url &&
    component.getFirstPropertyValue("dtstamp").toString() === "2026-06-01T02:00:00Z" &&
    alarm?.getFirstPropertyValue("trigger").toSeconds() === -15 * 3600;
  if (fits) good++;
  else wrong++;
}
console.log(`${good} events as meant, ${wrong + events.size - good - wrong} wrong`);
