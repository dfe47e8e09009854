import { type Id, parseId } from '@/lib/kernel/ids';
import { windowPath } from '@/lib/money/button/model';

/** What the address of an order's sheet may say: where to and how, so that each can be chosen without a script; and what came back from a card's page. */
export type Asked = { address?: string; delivery?: string; setup?: string; setup_intent?: string; card?: string };

/** Where it goes (`new`: to an address that is still to be typed) and how, as an address says it. */
export type AskedWay = { address: Id<'address'> | 'new' | null; delivery: string | null };

/** What an address asks; what is no choice of ours is left out. */
export function readAsked({ address, delivery }: Asked): AskedWay {
  return {
    address: address === 'new' ? address : parseId('address', address),
    delivery: typeof delivery === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(delivery) ? delivery : null,
  };
}

/** The address (without language prefix) of an order's sheet in which that is chosen. */
export function sheetPath(payOrder: Id<'payOrder'>, { address, delivery }: AskedWay): string {
  const query = new URLSearchParams({ ...(address && { address }), ...(delivery && { delivery }) }).toString();
  return windowPath(payOrder) + (query && `?${query}`);
}
