import 'server-only';
import { createHash } from 'node:crypto';
import type { PlaceOrderInput } from './schema';

/** What a tap asks for, as a hash: another body under a used key is another tap. */
export function hashTap(input: PlaceOrderInput, email: string): string {
  const items = [...input.items].sort((one, other) => (one.variantId < other.variantId ? -1 : 1));
  const body = [
    items.map((item) => [item.variantId, item.quantity]),
    input.currency,
    input.methodId,
    input.addressId,
    email.toLowerCase(),
    ...(input.leaveOut ? ['leave-out'] : []),
    ...(input.startNow ? ['start-now'] : []),
    ...(input.pickups ? [['fetch', ...input.pickups.toSorted()]] : []),
    ...(input.payOrder ? [['elsewhere', input.payOrder]] : []),
    ...(input.donationBeside ? [['donation', input.donationBeside.charityId, input.donationBeside.minor]] : []),
    ...(input.split ? [['split', input.split]] : []),
    ...(input.gift ? [['gift', input.gift.country, input.gift.region, input.gift.choosable]] : []),
  ];
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
