import type { TapStanding } from '@/lib/money/tap/model';
import type { PayAnswer } from './pay-and-answer';

/** Where a payment stands on the screen. */
export type PayPhase =
  | { name: 'idle'; problem: string | null; field: string | null }
  | { name: 'filling'; slow: boolean }
  | { name: 'checking'; answer: PayAnswer }
  | { name: 'leaving'; answer: PayAnswer }
  | { name: 'paid'; answer: PayAnswer; problem: string | null }
  | { name: 'undone' };

/** Nothing was sent, or what was sent took no money: the button can be pressed. */
export const idle = { name: 'idle', problem: null, field: null } as const satisfies PayPhase;

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
