import { type Id, parseId } from '@/lib/kernel/ids';
import { windowPath } from '@/lib/money/button/model';

/** The address of an order's sheet as it arrives. */
export type Asked = Record<string, string | string[] | undefined>;

/** Where it goes (`new`: to an address that is still to be typed) and how: each can be chosen without a script. */
export type AskedWay = { address: Id<'address'> | 'new' | null; delivery: string | null };

/** What an address asks. */
export type AskedWindow = AskedWay & {
  /** A card that was typed on the card service's page. */
  setup: string | null;
  /** What went wrong there. */
  problem: string | null;
  /** What a guest typed before she went there, sealed. */
  known: string | null;
};

/** Reads the address; what is malformed counts as absent. */
export function readAsked(asked: Asked): AskedWindow {
  const text = (name: string, form: RegExp) => {
    const said = asked[name];
    return typeof said === 'string' && form.test(said) ? said : null;
  };
  return {
    address: asked.address === 'new' ? 'new' : parseId('address', asked.address),
    delivery: text('delivery', /^[A-Za-z0-9_-]{1,40}$/),
    setup: text('setup_intent', /^[A-Za-z0-9_]{6,80}$/),
    problem: text('card', /^[a-z_]{2,40}$/),
    known: text('known', /^[\w.-]{1,2000}$/),
  };
}

/** The address (without language prefix) of an order's sheet in which that is chosen, and perhaps what is to be remembered in it. */
export function sheetPath(
  payOrder: Id<'payOrder'>,
  { address, delivery }: AskedWay,
  more: { known?: string | null; card?: string | null } = {},
): string {
  const said = Object.entries({ address, delivery, ...more }).filter(([, value]) => value);
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return windowPath(payOrder) + (query && `?${query}`);
}
