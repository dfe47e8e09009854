import { newId } from '@/lib/kernel/ids';
import type { DiscountRule } from '@/lib/shop/discounts/model';

/** A discount as a purchase meets it: ten percent off everything, for everybody, unless told otherwise. */
export function discountRule(part: Partial<DiscountRule> = {}): DiscountRule {
  return {
    id: newId('discount'),
    title: 'Ten percent',
    code: null,
    version: 1,
    barred: null,
    givenLeftMinor: null,
    kind: 'percent_order',
    currency: 'USD',
    basisPoints: 1000,
    offMinor: 0n,
    mostMinor: null,
    buyQuantity: 0,
    getQuantity: 0,
    targetKind: 'all',
    targets: [],
    minimumMinor: 0n,
    minimumQuantity: 0,
    combines: [],
    ...part,
  };
}
