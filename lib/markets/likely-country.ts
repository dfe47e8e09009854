/**
 * The country (ISO 3166-1 alpha-2) in which somebody probably is, out of `open` ones: the first region her browser's languages
 * name (`en-US,ar;q=0.8`), in the order she prefers them; empty when they name none of these. Asks nothing and nobody.
 */
export function likelyCountry(acceptLanguage: string, open: readonly string[]): string {
  const languages = acceptLanguage
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const weight = Number(/^q=([\d.]+)$/.exec(rest[0]?.trim() ?? 'q=1')?.[1]) || 0;
      return { region: /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})$/i.exec(tag.trim())?.[1]?.toUpperCase() ?? '', weight };
    })
    .toSorted((one, other) => other.weight - one.weight);
  return languages.find(({ region, weight }) => weight > 0 && open.includes(region))?.region ?? '';
}
