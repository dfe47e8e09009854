import type { TapStanding } from '@/lib/money/tap/model';
import type { PayAnswer } from './pay-and-answer';

/** Why a tap is not answered yet: nothing gets through, or it takes long. */
export type SendTrouble = 'offline' | 'slow';

/** Where a payment stands on the screen. */
export type PayPhase =
  | { name: 'idle'; problem: string | null; field: string | null }
  | { name: 'filling'; trouble: SendTrouble | null }
  | { name: 'checking'; answer: PayAnswer }
  | { name: 'leaving'; answer: PayAnswer }
  | { name: 'paid'; answer: PayAnswer; problem: string | null }
  | { name: 'undone' };

/** Nothing was sent, or what was sent took no money: the button can be pressed. */
export const idle = { name: 'idle', problem: null, field: null } as const satisfies PayPhase;

/** A request that breaks off in the network sooner than this never got anywhere: that is no connection, and not a slow one. */
const atOnceMilliseconds = 1_000;

/**
 * What it means that a request failed after so many milliseconds, in a browser that does or does not know of a network. A browser
 * throws a `TypeError` for the network alone: any other error is the site's own, which was reached.
 */
export function troubleOf(error: unknown, afterMilliseconds: number, onLine: boolean): SendTrouble {
  const cutOff = error instanceof TypeError && afterMilliseconds < atOnceMilliseconds;
  return !onLine || cutOff ? 'offline' : 'slow';
}

/** What the answer to a tap means for the screen. */
export function phaseOf(answer: PayAnswer): PayPhase {
  switch (answer.state) {
    case 'authorized':
      return { name: 'paid', answer, problem: null };
    case 'action':
      return { name: 'leaving', answer };
    case 'checking':
      return { name: 'checking', answer };
  }
}

/** What the back button finds: a payment that went to the bank is asked about, one that was left to be confirmed is as before. */
export function phaseOnReturn(now: PayPhase): PayPhase {
  if (now.name === 'leaving') return { name: 'checking', answer: now.answer };
  return now.name === 'filling' ? idle : now;
}

/** What a payment that was being checked turned out to be; the same phase while nobody knows yet. */
export function phaseAfter(answer: PayAnswer, standing: TapStanding): PayPhase {
  switch (standing.state) {
    case 'checking':
      return { name: 'checking', answer };
    case 'action':
      return { name: 'leaving', answer };
    case 'authorized':
    case 'settling':
    case 'paid':
      return phaseOf({ ...answer, state: 'authorized', undoMilliseconds: standing.undoMilliseconds });
    case 'declined':
      return { ...idle, problem: standing.problem ?? 'declined' };
    case 'undone':
    case 'expired':
      return { ...idle, problem: 'expired' };
  }
}
