const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A wait in its two largest units, as people say it (`2 days, 3 hours`), in the language of an `Intl` tag. */
export function waitText(tag: string, milliseconds: number): string {
  let seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const parts: { unit: (typeof units)[number][0]; count: number }[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (parts.length > 0 || count > 0 || unit === 'second') parts.push({ unit, count });
  }
  const said = parts
    .slice(0, 2)
    .filter(({ count }, at) => count > 0 || at === 0)
    .map(({ unit, count }) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  return new Intl.ListFormat(tag, { type: 'unit' }).format(said);
}
