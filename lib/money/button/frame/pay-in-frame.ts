import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { Locale } from '@/lib/identity/actor/model';
import type { Visit } from '@/lib/identity/sessions/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { payByTap, type TapCode } from '@/lib/money/tap/pay-by-tap';
import { type Approval, approvePayment } from '../approve-payment';
import { type LookCode, lookAtOrder } from './look-at-order';
import { type FrameAsk, Weight } from './schema';

/** Why a tap in a frame did not pay. `bank`: her bank, or she herself, is asked first; that is for a window. */
export type FrameTapCode = LookCode | TapCode | 'confirm' | 'bank' | 'not_held';

/**
 * Pays an order in the frame that showed it: everything the frame was shown by is asked again, the tap is counted against what she allowed, and
 * then it is an ordinary tap, with the same limits, confirmations and tries. Answers the code of its approval. The same tap again is the same.
 * Whatever is refused is for the window to go on with; nothing was charged then that the window does not know of.
 */
export async function payInFrame(
  token: string | undefined,
  tap: FrameAsk & { expectedMinor: string },
  locale: Locale,
  visit: Pick<Visit, 'network'>,
): Promise<Result<Approval, FrameTapCode>> {
  const looked = await lookAtOrder(token, tap, locale);
  if (!looked.ok) return looked;
  const { frame, order, total, method, address } = looked.value;
  if (tap.expectedMinor !== total.amount.toString()) return refuse('price_changed');
  const spent = await callMoney(
    Weight,
    sql`money.spend_frame(${toUuid(frame.id)}::uuid, ${toUuid(order.id)}::uuid, ${total.amount})`,
  );
  if (spent !== 'fits') return refuse(spent);
  const paid = await payByTap(
    frame.actor,
    {
      ...{ seed: seedOf(tap.clientToken), expectedMinor: tap.expectedMinor, currency: total.currency, items: [] },
      ...{ payOrder: order.id, methodId: method.id, addressId: address?.id },
      ...{ signedIn: true, live: true, leaveOut: false, cartVersion: undefined },
    },
    visit,
  );
  if (!paid.ok) return refuse(paid.code);
  if (paid.value.state !== 'authorized') return refuse('bank');
  return approvePayment(frame.actor, paid.value.purchaseId).then((made) => (made.ok ? ok(made.value) : made));
}

/** An order is tapped once, however often its frame is shown: its token is what makes the key. */
function seedOf(clientToken: string): string {
  return createHash('sha256').update(`frame\0${clientToken}`).digest('base64url').slice(0, 32);
}
