/** What engines know of a country's time zones, newer than TypeScript's own description: a method now, a property before. */
type Zoned = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] | undefined };

/** A time zone of a country (ISO 3166-1 alpha-2, or empty), for whose morning nobody told: its first by name; UTC where none is known. */
export function zoneOf(country: string): string {
  if (country === '') return 'UTC';
  const locale: Zoned = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.() ?? locale.timeZones;
  return zones?.[0] ?? 'UTC';
}
