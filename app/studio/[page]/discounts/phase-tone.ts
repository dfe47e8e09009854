import type { DiscountPhase } from '@/lib/shop/discounts/model';

/** How the word for a discount's phase looks. */
export const phaseTone = {
  scheduled: 'neutral',
  running: 'done',
  paused: 'due',
  ended: 'neutral',
  used_up: 'neutral',
} as const satisfies Record<DiscountPhase, string>;
