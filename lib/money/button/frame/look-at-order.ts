import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { Locale } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { type Money, money } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { offerOfPayOrder } from '@/lib/money/button/offer';
import { type AddressView, canPay, type MethodView } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { type PresentedOrder, presentPayOrder } from '../present-pay-order';
import { findFrame, type LiveFrame } from './find-frame';
import { type FrameAsk, type FrameProblem, Weight } from './schema';

/** What a frame shows and pays: the order and its site, and with what and where to. */
export type FrameOrder = {
  frame: LiveFrame;
  order: PresentedOrder['order'];
  site: PresentedOrder['site'];
  total: Money;
  method: MethodView;
  /** Null where the site asks for none. */
  address: AddressView | null;
};

/** Why a frame shows nothing: its page shows its own button, and that opens a window. */
export type LookCode = FrameProblem | 'method_missing' | 'address_missing';

/**
 * Shows an order in a frame that may pay it in one tap: hers, of that site, within what she allowed, with the method she allowed it for and to
 * her own address. Everything else is refused, and nothing is said of why to the page around it.
 */
export async function lookAtOrder(
  token: string | undefined,
  ask: FrameAsk,
  locale: Locale,
): Promise<Result<FrameOrder, LookCode>> {
  const { publishable, origin, clientToken, challenge } = ask;
  const frame = await findFrame(token, { publishable, origin }, locale);
  if (!frame) return refuse('not_found');
  const shown = await presentPayOrder({ clientToken, origin, challenge });
  if (!shown.ok || shown.value.site.id !== frame.siteId) return refuse('not_found');
  const { order, site } = shown.value;
  const [weight, wallet] = await Promise.all([
    callMoney(Weight, sql`money.weigh_frame(${toUuid(frame.id)}::uuid, ${toUuid(order.id)}::uuid)`),
    myWallet(frame.actor),
  ]);
  // A tap whose answer was lost is sent again when its order is paid already: `payInFrame` knows it by its own count.
  if (weight !== 'fits' && weight !== 'order_ended') return refuse(weight);
  const method = wallet.methods.find((one) => one.id === frame.methodId && canPay(one, order.currency));
  if (!method) return refuse('method_missing');
  const address = order.asksAddress ? wallet.addresses.find((one) => one.isDefault) : null;
  if (address === undefined) return refuse('address_missing');
  if (address && !(await offerOfPayOrder(frame.actor, order.id))?.buyerCountries.includes(address.country))
    return refuse('address_missing');
  const found = { frame, order, site, total: money(order.totalMinor, order.currency), method, address };
  return weight === 'fits' || order.purchase ? ok(found) : refuse('order_ended');
}
