/**
 * The line of an opening, as one person sees it.
 *
 * She has one place, however many tabs she opens. Before the opening nobody has an order; at the opening those who wait get one by lot,
 * and whoever comes later stands behind them. Her turn lasts `turnSeconds`; what is missed is at the end of the line again.
 */

/** How long somebody who was let in may buy. */
export const turnSeconds = 300;

/** How long before an opening those who asked are told of it. */
export const remindSeconds = 900;

/** What keeps somebody from buying what has an opening. */
export const openingProblems = ['not_open', 'person_needed', 'had_all', 'queue'] as const;
/** One of them. */
export type OpeningProblem = (typeof openingProblems)[number];

/** Her place: waiting, let in, has bought, missed her turn, or had it. */
export const turnStates = ['waiting', 'called', 'bought', 'missed', 'over'] as const;
/** One of them. */
export type TurnState = (typeof turnStates)[number];

/** What decides how often somebody in a line asks anew. */
export type Waiting = {
  readonly now: Date;
  readonly opensAt: Date;
  readonly free: number;
  readonly held: number;
  readonly together: number | null;
  readonly turn: { readonly state: TurnState; readonly ahead: number | null; readonly until: Date | null } | null;
};

/** Whether all is gone: nothing is on sale and nobody who is paying can let go of anything. */
export function isGone({ free, held }: Pick<Waiting, 'free' | 'held'>): boolean {
  return free <= 0 && held <= 0;
}

/** Whether there is less than those before her may take, one each: then she should know before she waits. */
export function mayBeTooLate({ free, held, turn }: Pick<Waiting, 'free' | 'held' | 'turn'>): boolean {
  return turn?.ahead != null && turn.ahead >= free + held;
}

/**
 * About how many minutes it is until her turn, if everybody before her takes her whole time; null when that is not known. As many as
 * `together` are let in at a time.
 */
export function waitMinutes({ together, turn }: Pick<Waiting, 'together' | 'turn'>): number | null {
  if (turn?.ahead == null || together === null || together <= 0) return null;
  return Math.ceil(((Math.floor(turn.ahead / together) + 1) * turnSeconds) / 60);
}

/** After how many seconds to ask anew: soon where something is about to change, seldom where it is not. */
export function askAgainSeconds(waiting: Waiting): number {
  const before = (waiting.opensAt.getTime() - waiting.now.getTime()) / 1000;
  if (before > 0) return Math.min(60, Math.ceil(before) + 2);
  const { turn } = waiting;
  if (turn?.state !== 'waiting') return 20;
  if (turn.ahead === null) return 2;
  return Math.min(30, 3 + Math.floor(turn.ahead / 10));
}

/** A mark of how she stands that changes when her screen should: exact near the front, rough far behind. */
export function markOf(waiting: Waiting): string {
  const { turn } = waiting;
  const open = waiting.opensAt <= waiting.now ? 'open' : 'soon';
  const ahead = turn?.ahead ?? null;
  const step = ahead === null ? 1 : 10 ** Math.max(0, String(ahead).length - 1);
  const place = ahead === null ? '' : String(Math.floor(ahead / step) * step);
  return [open, isGone(waiting) ? 'gone' : '', turn?.state ?? '', place].join(':');
}
