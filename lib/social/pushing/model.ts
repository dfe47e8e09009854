/**
 * Pushing: browsers that somebody allowed to show her what is new.
 *
 * Invariants
 * - A browser is told only while the session lives in which it was allowed; with the session, the account, or the push service's word
 *   that it is gone, its address and keys are deleted.
 * - What is pushed says that something happened and never what: a notice's id, a sentence that is the same for everybody, and one
 *   address that is the same for everybody. What was taken back or seen before it is sent is not sent.
 */

/** Where a browser is reached, as it said itself: the address at its push service, and the keys that only it can read with. */
export type Subscription = {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
};

/** What a browser is told: the bare uuid of the notice, and words in its person's language. */
export type PushMessage = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Where a tap leads, with its language prefix. */
  readonly path: string;
};

/** Seconds after which something new is not pushed any more: the bell tells it. */
export const pushSecondsMax = 86_400;

/**
 * Seconds to wait, out of a `Retry-After` (seconds or a date): a minute where it says nothing that can be read, and six hours at most.
 */
export function retrySeconds(said: string | null, now: Date): number {
  const date = said === null || /^\d+$/.test(said.trim()) ? Number.NaN : Date.parse(said);
  const seconds = Number.isNaN(date) ? Number(said ?? Number.NaN) : (date - now.getTime()) / 1_000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 10), 21_600) : 60;
}
