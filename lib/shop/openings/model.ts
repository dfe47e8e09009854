/**
 * When a product that is shown goes on sale.
 *
 * Before that moment nobody buys it, whoever asks and however. From then on a cap for each person and, where its owner wants one, a
 * line hold: who waited before the moment is put in order by lot, so that coming early or often brings nothing.
 */
import type { Id } from '@/lib/kernel/ids';

/** What everybody may know of a product's opening. `perPerson` null: as many as anyone likes. */
export type OpeningView = {
  readonly id: Id<'opening'>;
  readonly opensAt: Date;
  readonly perPerson: number | null;
  readonly queued: boolean;
  /** The hash of the draw's seed, and the seed and its moment once it has been drawn. */
  readonly commitment: string;
  readonly seed: string | null;
  readonly drawnAt: Date | null;
};

/** The most one person may be allowed: the most a tap takes at once. */
export const perPersonMax = 99;

/** How far ahead an opening may lie, in days. */
export const aheadDaysMax = 366;

/** Whether an opening is still to come. */
export function isComing(opening: Pick<OpeningView, 'opensAt'> | null, now: Date): boolean {
  return opening !== null && opening.opensAt > now;
}

/** The time zone of a country that has a single one, by its ISO 3166 code; UTC where which one is meant is not certain. */
export function zoneOf(country: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return 'UTC';
  // Newer engines ask by a method what older ones had as a property.
  const region: Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] | undefined } = new Intl.Locale(
    `und-${country}`,
  );
  const zones = region.getTimeZones?.() ?? region.timeZones ?? [];
  const [only] = zones;
  return only !== undefined && zones.length === 1 ? only : 'UTC';
}
