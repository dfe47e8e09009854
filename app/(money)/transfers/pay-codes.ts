import type { QuoteCode } from '@/lib/money/transfers/make-quote';

/** Why something that is owed or asked for cannot be paid from the wallet now. */
export const payCodes = [
  ...(['sender_address', 'no_rate', 'too_little', 'total_too_high'] as const),
  ...(['amount_step', 'sending_closed', 'market_least', 'market_most'] as const),
] satisfies QuoteCode[];
