import 'server-only';
import type { Voice } from '@/lib/platform/voice';
import type { QuantityWords } from './quantity';

/** What the stepper for the number of units says to those who cannot see it. */
export function quantityWords({ t }: Voice): QuantityWords {
  return { quantity: t('money.quantity'), fewer: t('money.one_fewer'), more: t('money.one_more') };
}
