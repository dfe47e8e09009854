/**
 * How well a site is built in: what Souk saw of the last days, and what follows for whoever builds it.
 *
 * Invariants
 * - Only what was seen or stands in our tables is said, never a guess about a page nobody visited.
 * - What stops money comes first, then what loses it, then what is merely untidy.
 */
import type { ApiCode } from '@/lib/money/button/codes';

/** Kinds of trouble that are counted by origin and day. `db/schema/money/button/use.ts` CHECKs the names. */
export const troubleKinds = [
  'foreign_origin',
  'return_unknown',
  'coop',
  'csp_frame',
  'popup_blocked',
  'create_failed',
  'complete_failed',
  'code_wrong',
  'code_late',
  'verifier_wrong',
] as const;

/** See `troubleKinds`. */
export type TroubleKind = (typeof troubleKinds)[number];

/** Days that are looked back on. */
export const healthDays = 7;

/** Which refusals of the API are a trouble of how a site is built in. */
export const troubleOfCode: Partial<Record<ApiCode, TroubleKind>> = {
  origin_not_registered: 'foreign_origin',
  return_url_not_registered: 'return_unknown',
  code_wrong: 'code_wrong',
  code_expired: 'code_late',
  verifier_wrong: 'verifier_wrong',
};

/** A trouble as it was counted: how often, on how many days, and when last. `origin` is empty where it is of no page in particular. */
export type Trouble = { kind: TroubleKind; origin: string; count: number; days: number; lastAt: Date };

/** What can be seen of a site. Counts are of the last `healthDays`. */
export type HealthFacts = {
  test: boolean;
  /** Of a test pair without an account: it has no origins of its own. */
  anyLocal: boolean;
  suspension: string;
  /** Whether its page's shop is open, without which nothing is sold anywhere. */
  sells: boolean;
  origins: string[];
  keys: { ending: string; used: Date | null; made: Date }[];
  hooks: number;
  hooksGone: number;
  /** Messages given up, those that wait for another try, and whether one ever arrived. */
  dead: number;
  late: number;
  arrived: boolean;
  /** Orders that were made, of them shown; never shown until they ended; shown and left unpaid. */
  made: number;
  shown: number;
  unshown: number;
  expired: number;
  /** Approved by a shopper and never completed by the server. */
  uncompleted: number;
  /** Origins where orders were shown, and of which the button never reported anything. */
  uncounted: string[];
  /** The live site that was opened after this test site. */
  liveSite: string | null;
  troubles: Trouble[];
};

/** What may be found, the worst first, and what it does: stops payments, loses some, or is worth a look. */
export const findingKinds = {
  suspended: 'stops',
  shop_closed: 'stops',
  no_origin: 'stops',
  no_key: 'stops',
  foreign_origin: 'stops',
  uncompleted: 'loses',
  complete_failed: 'loses',
  create_failed: 'loses',
  verifier_wrong: 'loses',
  code_wrong: 'loses',
  code_late: 'loses',
  return_unknown: 'loses',
  hooks_gone: 'loses',
  hooks_failing: 'loses',
  csp_frame: 'look',
  unshown: 'look',
  coop: 'look',
  popup_blocked: 'look',
  test_key: 'look',
  hooks_none: 'look',
  hooks_unproven: 'look',
  key_unused: 'look',
  uncounted: 'look',
  expired: 'look',
} as const satisfies Record<string, 'stops' | 'loses' | 'look'>;

/** See `findingKinds`. */
export type FindingKind = keyof typeof findingKinds;

/** Something found: of one origin, or of none in particular; how often; and a name that its sentence says (a key's ending, a live site). */
export type Finding = { kind: FindingKind; origin: string; count: number; name: string };

const hour = 3_600_000;

/** Orders that must have been left unpaid before it is worth a look: shoppers change their minds. */
const expiredMin = 5;

/** What follows from what was seen, the worst first. A trouble is said once for each origin it was found at. */
export function findingsOf(facts: HealthFacts, now: Date): Finding[] {
  const order = Object.keys(findingKinds);
  return [...standing(facts, now), ...facts.troubles.filter((one) => isOpen(facts, one)).map(said)].sort(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
  );
}

/** An origin that was registered since is no trouble any more. */
function isOpen({ origins }: HealthFacts, { kind, origin }: Trouble): boolean {
  return kind !== 'foreign_origin' || !origins.includes(origin);
}

function said({ kind, origin, count }: Trouble): Finding {
  return { kind, origin, count, name: '' };
}

function standing(facts: HealthFacts, now: Date): Finding[] {
  const found: Finding[] = [];
  const add = (isSo: boolean, kind: FindingKind, part: Partial<Finding> = {}) => {
    if (isSo) found.push({ kind, origin: '', count: 0, name: '', ...part });
  };
  const { test, keys, hooks, hooksGone, dead, late, made, shown, expired, uncompleted, unshown } = facts;
  add(facts.suspension !== '', 'suspended', { name: facts.suspension });
  add(!facts.sells, 'shop_closed');
  add(facts.origins.length === 0 && !facts.anyLocal, 'no_origin');
  add(keys.length === 0, 'no_key');
  add(uncompleted > 0, 'uncompleted', { count: uncompleted });
  add(hooksGone > 0, 'hooks_gone', { count: hooksGone });
  add(dead + late > 0, 'hooks_failing', { count: dead + late });
  add(hooks + hooksGone === 0, 'hooks_none');
  add(hooks > 0 && dead + late === 0 && !facts.arrived, 'hooks_unproven');
  add(unshown > 0 && unshown * 2 > made, 'unshown', { count: unshown });
  add(expired >= expiredMin && expired * 2 > shown, 'expired', { count: expired });
  const lately = keys.filter(({ used }) => used !== null && now.getTime() - used.getTime() < healthDays * 24 * hour);
  add(test && facts.liveSite !== null && lately.length > 0, 'test_key', { name: facts.liveSite ?? '' });
  for (const { ending, used, made: at } of keys)
    add(used === null && now.getTime() - at.getTime() > 24 * hour, 'key_unused', { name: ending });
  for (const origin of facts.uncounted) add(true, 'uncounted', { origin });
  return found;
}
