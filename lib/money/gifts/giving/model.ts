import type { Offer } from '@/lib/money/checkout/queries';
import type { GiftWish } from '@/lib/money/gifts/model';
import type { PostalAddress } from '@/lib/money/wallet/model';

/** Where a gift is priced for: no more of it is known to whoever pays. */
export function whereGiven({ country, region }: GiftWish): PostalAddress {
  return { name: '', line1: '', line2: '', city: '', region, postalCode: '', country, phone: '' };
}

/** Whether somebody else can be given it: one thing of one seller, that is sent. */
export function isGivable({ orders }: Pick<Offer, 'orders'>): boolean {
  const [one] = orders;
  const goods = one?.lines.filter((line) => line.kind === 'goods') ?? [];
  return orders.length === 1 && goods.length === 1 && one?.pickup === null && !one.allFiles;
}
