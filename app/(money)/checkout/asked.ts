import { type Id, parseId } from '@/lib/kernel/ids';
import { isCurrency } from '@/lib/kernel/money';
import { asciiDigits } from '@/lib/kernel/text';
import { windowPath } from '@/lib/money/button/model';
import { atDoor } from '@/lib/money/checkout/model';
import type { BasketRequest } from '@/lib/money/tap/basket/queries';

/** The address of the sheet as it arrives. */
export type Asked = Record<string, string | string[] | undefined>;

/** What the address asks for: `/checkout?variant=…&quantity=…` or `/checkout?cart=1&currency=USD`. */
export type AskedSheet = {
  basket: BasketRequest | null;
  setup: string | null;
  problem: string | null;
  /** What a guest typed before she went to the card service's page, sealed. */
  known: string | null;
  /** Where she would fetch: places, one of a seller at most. */
  pickups: readonly Id<'place'>[];
  /** What she gives besides, as a sheet of hers said it (`lib/money/donations/beside`): `…&donate=200.…`; null for nothing. */
  donate: string | null;
  /** She would pay at the door: `…&method=at_door`. */
  byDoor: boolean;
};

/** Reads the address; what is malformed counts as absent. */
export function readAsked(asked: Asked): AskedSheet {
  const variantId = parseId('variant', asked.variant);
  const typed = Number(asciiDigits(typeof asked.quantity === 'string' ? asked.quantity : '1'));
  const quantity = Number.isInteger(typed) && typed >= 1 && typed <= 99 ? typed : 1;
  const cart = asked.cart === '1' && isCurrency(asked.currency) ? { currency: asked.currency } : null;
  const setup = typeof asked.setup_intent === 'string' && /^[A-Za-z0-9_]{6,80}$/.test(asked.setup_intent);
  return {
    basket: variantId ? { variantId, quantity } : cart,
    setup: setup ? String(asked.setup_intent) : null,
    problem: typeof asked.card === 'string' && /^[a-z_]{2,40}$/.test(asked.card) ? asked.card : null,
    pickups: (typeof asked.pickup === 'string' ? asked.pickup.slice(0, 2_000) : '')
      .split(',')
      .flatMap((text) => parseId('place', text) ?? []),
    donate: typeof asked.donate === 'string' && /^\d{1,12}\.[\w-]{20,60}$/.test(asked.donate) ? asked.donate : null,
    byDoor: asked.method === atDoor,
    known: typeof asked.known === 'string' && /^[\w.-]{1,2000}$/.test(asked.known) ? asked.known : null,
  };
}

/** The address of the same sheet, without language prefix. */
export function checkoutPath({
  basket,
  pickups,
  donate,
  byDoor,
}: Pick<AskedSheet, 'basket' | 'pickups' | 'donate' | 'byDoor'>): string {
  if (!basket) return '/checkout?';
  const fetched = pickups.length > 0 ? `&pickup=${pickups.join(',')}` : '';
  const ways = fetched + (donate ? `&donate=${donate}` : '') + (byDoor ? `&method=${atDoor}` : '');
  if ('items' in basket) return `${windowPath(basket.payOrder)}?${ways.slice(1)}`;
  if ('currency' in basket) return `/checkout?cart=1&currency=${basket.currency}${ways}`;
  return `/checkout?variant=${basket.variantId}&quantity=${basket.quantity}${ways}`;
}
