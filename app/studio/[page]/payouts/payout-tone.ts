import type { PayoutState } from '@/lib/money/payouts/model';

/** How a payout's state looks. */
export const payoutTone = {
  sending: 'neutral',
  unknown: 'neutral',
  in_transit: 'due',
  paid: 'done',
  failed: 'danger',
} as const satisfies Record<PayoutState, string>;
