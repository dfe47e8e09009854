import { standingOf } from '@/lib/markets/model';
import type { CountryRules } from '@/lib/markets/public';
import { requestI18n } from '@/lib/platform/request';
import world from './world.json';

/** From what is most to what is least; the last is every country of which nothing was written. */
export const standings = ['open', 'some', 'waiting', 'closed'] as const;
/** How a country stands on the map. */
export type Standing = (typeof standings)[number];

const fills: Record<Standing, string> = {
  open: 'fill-teal',
  some: 'fill-saffron',
  waiting: 'fill-edge',
  closed: 'fill-line',
};
/** The same in small beside its word. */
export const swatches: Record<Standing, string> = {
  open: 'bg-teal',
  some: 'bg-saffron',
  waiting: 'bg-edge',
  closed: 'bg-line',
};

const outlines: Readonly<Record<string, string>> = world.outlines;
const [width, height] = world.size;

/** The world, each country in the colour of how it stands. What it says stands in the table below it in words. */
export async function WorldMap({ countries, mode }: { countries: readonly CountryRules[]; mode: 'sandbox' | 'live' }) {
  const { t, formatCountry } = await requestI18n();
  const standing = new Map(
    countries.map(({ country, rules }) => [
      country,
      standingOf(
        rules.map(({ state }) => state),
        mode,
      ),
    ]),
  );
  const known = Object.entries(outlines).filter(([code]) => (standing.get(code) ?? 'closed') !== 'closed');
  const rest = Object.entries(outlines).filter(([code]) => (standing.get(code) ?? 'closed') === 'closed');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('countries.map_label')}
      className="w-full stroke-[0.6] stroke-paper"
    >
      <path className={fills.closed} d={rest.map(([, outline]) => outline).join('')} />
      {known.map(([code, outline]) => (
        <path key={code} className={fills[standing.get(code) ?? 'closed']} d={outline}>
          <title>{formatCountry(code)}</title>
        </path>
      ))}
    </svg>
  );
}
