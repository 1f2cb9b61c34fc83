// Reads .ics files with ical.js and prints what they say, as JSON.
//
//   node read_calendars.js FILE...
//
// {FILE: {"properties": {name: value}, "events": [{uid, summary, location, status, sequence,
// start, end, date, description, url}]}}. Instants are in UTC (…Z); "date" is true for whole days, whose start
// and end are dates; what an event does not have is null. A file that ical.js cannot read, an event
// without one of the properties that RFC 5545 requires, or an empty calendar, ends it with an error.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const bytes = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function told(time) {
  if (time === null) return null;
  if (time.isDate) return time.toString();
  if (time.zone !== ICAL.Timezone.utcTimezone) throw new Error(`${time} is not in UTC`);
  return time.toString();
}

function value(component, name) {
  const found = component.getAllProperties(name);
  if (found.length > 1) throw new Error(`${name} stands ${found.length} times in one event`);
  return found.length ? found[0].getFirstValue() : null;
}

function event(component) {
  for (const name of ["uid", "dtstamp", "dtstart"]) {
    if (value(component, name) === null) throw new Error(`an event has no ${name}`);
  }
  const start = value(component, "dtstart");
  return {
    uid: value(component, "uid"),
    summary: value(component, "summary"),
    location: value(component, "location"),
    description: value(component, "description"),
    url: value(component, "url"),
    status: value(component, "status"),
    sequence: value(component, "sequence"),
    date: start.isDate,
    start: told(start),
    end: told(value(component, "dtend")),
  };
}

function calendar(file) {
  const component = new ICAL.Component(ICAL.parse(bytes.decode(readFileSync(file))));
  if (component.name !== "vcalendar") throw new Error(`${file} is a ${component.name}`);
  const events = component.getAllSubcomponents("vevent").map(event);
  if (!events.length) throw new Error(`${file} has no event`);
  const properties = component.getAllProperties().map((one) => [one.name, String(one.getFirstValue())]);
  return { properties: Object.fromEntries(properties), events };
}

const read = process.argv.slice(2).map((file) => [file, calendar(file)]);
process.stdout.write(JSON.stringify(Object.fromEntries(read)));
