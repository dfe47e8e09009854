/**
 * Calendar files (RFC 5545): days that a person puts into her own calendar. Whole days without a time zone, as the days of
 * delivery are; lines end in CRLF and are folded at 75 octets, never within a letter.
 */

/** Days to remember. `from` and `by` are its first and last day, `YYYY-MM-DD`. */
export type CalendarDays = {
  /** The same for the same thing: a second file replaces the first in the calendar. */
  id: string;
  from: string;
  by: string;
  title: string;
  text: string;
  /** Where more is, a full address. */
  url: string;
  /** When what it says was last changed. */
  changedAt: Date;
};

/** The days as a calendar file, `text/calendar` in UTF-8. */
export function calendarFile(days: CalendarDays): string {
  const stamp = `${days.changedAt.toISOString().replace(/[-:]|\.\d{3}/g, '')}`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Souk//Souk//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(days.id)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(days.from)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(days.by))}`,
    `SUMMARY:${escaped(days.title)}`,
    `DESCRIPTION:${escaped(days.text)}`,
    `URL:${days.url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

const compact = (day: string) => day.replaceAll('-', '');

/** An event ends before the day it names. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

const octetsMax = 75;
const encoder = new TextEncoder();

/** A line in pieces of at most 75 octets; each but the first begins with a space, which counts. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > octetsMax) {
      pieces.push(piece);
      [piece, octets] = [' ', 1];
    }
    piece += letter;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}
