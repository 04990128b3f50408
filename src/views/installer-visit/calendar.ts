/** What a calendar needs to know of a visit. Texts are as they are read; times are instants. */
export interface CalendarEvent {
  readonly uid: string;
  readonly start: string;
  readonly end?: string | undefined;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  /** longitude and latitude */
  readonly position?: readonly number[] | undefined;
  readonly now: Date;
}

/** RFC 5545, 3.3.11: backslash, semicolon and comma are escaped, a line break is written out (also those at which only some programs end a line), and nothing else may control. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');

/** `20261126T080000Z` */
const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

/** RFC 5545, 3.1: a line has 75 octets at most, and goes on after a break and a space. No character is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

/** The text of an `.ics` file with one event. Times are UTC instants, so that every calendar shows them right without the rules of a zone; a later file with the same `uid` takes the place of an earlier one. */
export function calendarFile({ uid, start, end, summary, description, location, position, now }: CalendarEvent): string {
  const [longitude, latitude] = position ?? [];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//customer-portal-elements//visit//EN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${utc(now)}`,
    // grows with every file that is made, as a newer one has to
    `SEQUENCE:${Math.floor(now.getTime() / 1000)}`,
    `DTSTART:${utc(new Date(start))}`, ...(end ? [`DTEND:${utc(new Date(end))}`] : []),
    `SUMMARY:${escaped(summary)}`, ...(description ? [`DESCRIPTION:${escaped(description)}`] : []), ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(latitude === undefined ? [] : [`GEO:${latitude};${longitude}`]),
    'END:VEVENT', 'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
