/**
 * Markets: what may be done where, as dated rules. The rule of a country and a capability is the newest whose moment has come; none
 * means closed.
 *
 * Invariants: nothing else in the code compares countries; rules are added and never changed; `demonstration` is open in the
 * sandbox, where no money moves, and closed in live mode; whoever is among a percent stays there while it grows.
 */

/**
 * What can be opened. `buy`: have things sent there and pay from there. `sell`: run a shop from there. `split`, `send`, `donate`:
 * ways of a transfer from there, `receive` its end. `button`: be paid on a site of one's own.
 */
export const capabilities = ['buy', 'sell', 'split', 'send', 'receive', 'donate', 'button'] as const;
/** One of them. */
export type Capability = (typeof capabilities)[number];

/**
 * How a capability stands in a country: for everybody, for a part of all, for those who were invited, for nobody yet while people
 * ask to be told, open in the sandbox only, or closed.
 */
export const marketStates = ['open', 'percent', 'invited', 'waiting', 'demonstration', 'closed'] as const;
/** One of them. */
export type MarketState = (typeof marketStates)[number];

/** Why something is not open to everybody in a country. */
export const closedReasons = ['not_yet', 'provider', 'law', 'sanctions', 'checking', 'paused'] as const;
/** One of them. */
export type ClosedReason = (typeof closedReasons)[number];

/** Who moves the money there. */
export const marketProviders = ['stripe', 'paypal'] as const;
/** One of them. */
export type MarketProvider = (typeof marketProviders)[number];

/** By what people pay there. */
export const marketMethods = ['card', 'bank', 'paypal', 'door'] as const;
/** One of them. */
export type MarketMethod = (typeof marketMethods)[number];

/** What a rule says. Amounts are minor units of `currency`; the note of the law is there in both languages or in none. */
export type RuleTerms = {
  readonly state: MarketState;
  /** Of a hundred; only in state `percent`. */
  readonly percent: number | null;
  readonly provider: MarketProvider | null;
  readonly methods: readonly MarketMethod[];
  readonly currency: string | null;
  readonly leastMinor: bigint | null;
  readonly mostMinor: bigint | null;
  readonly lawEn: string;
  readonly lawAr: string;
  /** In every state but `open` and `demonstration`. */
  readonly reason: ClosedReason | null;
};

/** The rule in force of one capability in one country (ISO 3166-1 alpha-2), and since when its state is what it is. */
export type Rule = RuleTerms & { readonly country: string; readonly capability: Capability; readonly since: Date };

/** Whether a state allows everybody something in a mode. */
export function isOpen(state: MarketState, mode: 'sandbox' | 'live'): boolean {
  return state === 'open' || (state === 'demonstration' && mode === 'sandbox');
}

/** The states in which everybody may in a mode, for statements that ask the table itself. */
export function openStates(mode: 'sandbox' | 'live'): MarketState[] {
  return marketStates.filter((state) => isOpen(state, mode));
}

/** Whether a state needs a reason why not everybody may. */
export function needsReason(state: MarketState): boolean {
  return state !== 'open' && state !== 'demonstration';
}

/** How a country stands on the map: something is open to everybody, to some, is waited for, or nothing is. */
export function standingOf(
  states: readonly MarketState[],
  mode: 'sandbox' | 'live',
): 'open' | 'some' | 'waiting' | 'closed' {
  if (states.some((state) => isOpen(state, mode))) return 'open';
  if (states.some((state) => state === 'percent' || state === 'invited')) return 'some';
  return states.includes('waiting') ? 'waiting' : 'closed';
}
