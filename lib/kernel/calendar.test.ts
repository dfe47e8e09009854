import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDays, calendarFile } from './calendar';

const days = (part: Partial<CalendarDays> = {}): CalendarDays => ({
  ...{ id: 'ord_1@souk.example', from: '2026-12-30', by: '2026-12-31', title: 'A parcel', text: 'It comes' },
  ...{ url: 'https://souk.example/orders/ord_1', changedAt: new Date('2026-11-26T10:20:30.456Z'), ...part },
});

/** What a calendar reads: lines put together again, then the value of one. */
const read = (file: string, name: string) =>
  file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find((line) => line.startsWith(name))
    ?.slice(name.length + 1);
const unescaped = (text = '') => text.replace(/\\(.)/g, (_, letter) => (letter === 'n' ? '\n' : letter));

describe('a calendar file', () => {
  it('says whole days, and ends before the day after the last', () => {
    const file = calendarFile(days());
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Souk//Souk//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:ord_1@souk.example',
      'DTSTAMP:20261126T102030Z',
      'DTSTART;VALUE=DATE:20261230',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:A parcel',
      'DESCRIPTION:It comes',
      'URL:https://souk.example/orders/ord_1',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('lets nobody’s words begin a line of their own', () => {
    const title = 'Salt; pepper, \\ and\r\nEND:VEVENT\nATTACH:https://evil.example';
    const file = calendarFile(days({ title }));
    expect(read(file, 'SUMMARY')).toBe('Salt\\; pepper\\, \\\\ and\\nEND:VEVENT\\nATTACH:https://evil.example');
    expect(file.match(/^(END:VEVENT|ATTACH)/gm)).toEqual(['END:VEVENT']);
  });

  it('folds at 75 octets in any script, within no letter, and reads back as it was', () => {
    const letters = fc.constantFrom('a', ' ', ',', 'é', 'ش', '木', '👩‍👧', '\\', ';');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 200 }), (parts) => {
        const title = parts.join('');
        const file = calendarFile(days({ title }));
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file).not.toContain('\ufffd');
        expect(unescaped(read(file, 'SUMMARY'))).toBe(title);
      }),
    );
  });
});
