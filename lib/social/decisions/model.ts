/**
 * Decisions: what an operator does about a thing, by which published rule, on what evidence and why; and the appeal against it.
 *
 * Invariants
 * - Nothing is held back but by a decision that is in force, and none stands without rule, evidence, statement, moment and appeal;
 *   a hold that is of more than one thing ends by itself, and one of money says how much (`db/schema/identity/decision.ts`).
 * - Whom it concerns reads all of it and may appeal once; another operator answers, and overturned puts everything back.
 * - Who reported is told that it was decided, and nothing else.
 */

/** What can be decided on; `message` is one of a conversation, `said` one beside an order. */
export type DecidedKind =
  | 'person'
  | 'page'
  | 'product'
  | 'post'
  | 'comment'
  | 'share'
  | 'list'
  | 'recommendation'
  | 'review'
  | 'message'
  | 'said'
  | 'site'
  | 'fundraiser';

/** What is done about it. */
export type Measure =
  | 'nothing'
  | 'warn'
  | 'remove'
  | 'limit'
  | 'pause'
  | 'suspend'
  | 'hold_shop'
  | 'hold_site'
  | 'hold_money';

/** What may be done about each kind of thing, the least first; the database holds the same. */
export const measuresFor: Readonly<Record<DecidedKind, readonly Measure[]>> = {
  person: ['nothing', 'warn', 'limit', 'pause', 'suspend'],
  page: ['nothing', 'warn', 'limit', 'hold_shop', 'hold_money', 'remove'],
  product: ['nothing', 'warn', 'limit', 'remove'],
  post: ['nothing', 'warn', 'limit', 'remove'],
  comment: ['nothing', 'warn', 'remove'],
  share: ['nothing', 'warn', 'limit', 'remove'],
  list: ['nothing', 'warn', 'limit', 'remove'],
  recommendation: ['nothing', 'warn', 'limit', 'remove'],
  review: ['nothing', 'warn', 'remove'],
  message: ['nothing', 'warn'],
  said: ['nothing', 'warn'],
  site: ['nothing', 'warn', 'hold_site'],
  fundraiser: ['nothing', 'warn', 'remove'],
};

/** Measures that end by themselves. */
export const ending: ReadonlySet<Measure> = new Set([
  'limit',
  'pause',
  'suspend',
  'hold_shop',
  'hold_site',
  'hold_money',
]);

/** For how many days something may be held. */
export const holdDays = [1, 3, 7, 30, 90, 365] as const;

/** Longest words of evidence, of a statement, of an appeal and of its answer, in characters. */
export const wordsMax = 2_000;
/** Shortest ones: less says nothing. */
export const wordsMin = 10;
