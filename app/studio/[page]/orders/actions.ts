'use server';

import { refresh } from 'next/cache';
import { ok } from '@/lib/kernel/result';
import { answerDispute } from '@/lib/money/disputes/answer-dispute';
import { sayDispute } from '@/lib/money/disputes/say-dispute';
import { SellerStatementForm } from '@/lib/money/disputes/schema';
import { callOff } from '@/lib/money/orders/door/call-off';
import { markNotTaken } from '@/lib/money/orders/door/mark-not-taken';
import { noteCashBack } from '@/lib/money/orders/door/note-cash-back';
import { CashBackForm, NotTakenForm } from '@/lib/money/orders/door/schema';
import { withdrawNoShow } from '@/lib/money/orders/door/withdraw-no-show';
import { packMany, shipMany } from '@/lib/money/orders/inbox/do-many';
import { BulkForm, ShipManyForm } from '@/lib/money/orders/inbox/schema';
import { markDelivered } from '@/lib/money/orders/mark-delivered';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { addNote } from '@/lib/money/orders/notes/add-note';
import { NoteForm } from '@/lib/money/orders/notes/schema';
import { packOrder } from '@/lib/money/orders/parcels/pack-order';
import { packParcel } from '@/lib/money/orders/parcels/pack-parcel';
import { PackForm, ParcelForm, UnpackForm } from '@/lib/money/orders/parcels/schema';
import { sendParcel } from '@/lib/money/orders/parcels/send-parcel';
import { unpackParcel } from '@/lib/money/orders/parcels/unpack-parcel';
import { handOver } from '@/lib/money/orders/pickup/hand-over';
import { HandOverForm } from '@/lib/money/orders/pickup/schema';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { MarkShippedForm, OrderForm, RefundForm } from '@/lib/money/orders/schema';
import { acceptReturn } from '@/lib/money/returns/accept-return';
import { declineReturn } from '@/lib/money/returns/decline-return';
import { exchangeReturn } from '@/lib/money/returns/exchange-return';
import { receiveReturn } from '@/lib/money/returns/receive-return';
import { refundReturn } from '@/lib/money/returns/refund-return';
import {
  AcceptReturnForm,
  DeclineReturnForm,
  ExchangeReturnForm,
  RefundReturnForm,
  ReturnForm,
} from '@/lib/money/returns/schema';
import { formAction } from '@/lib/platform/action';
import { owner } from '../../owner';
import { sayMany } from './say-many';

/** Packs the ticked orders. */
export const doMany = formAction(BulkForm, owner, async (actor, input) => {
  const packed = await packMany(actor, input);
  refresh();
  return sayMany('pack', packed);
});

/** Ships the ticked orders, each in its own way. */
export const shipTicked = formAction(ShipManyForm, owner, async (actor, input) => {
  const shipped = await shipMany(actor, input);
  refresh();
  return sayMany('ship', shipped);
});

/** Packs all that is left of an order. */
export const pack = formAction(OrderForm, owner, async (actor, input) => {
  const packed = await packOrder(actor, input);
  refresh();
  return packed;
});

/** Packs a part of an order, and perhaps sends it. */
export const packPart = formAction(PackForm, owner, async (actor, input) => {
  const packed = await packParcel(actor, input);
  refresh();
  return packed.ok || packed.code !== 'too_many_units' ? packed : { ...packed, field: 'units' };
});

/** Sends one parcel, or corrects how it travels. */
export const sendOne = formAction(ParcelForm, owner, async (actor, input) => {
  const sent = await sendParcel(actor, input);
  refresh();
  return sent;
});

/** Takes a parcel apart that has not left. */
export const unpack = formAction(UnpackForm, owner, async (actor, input) => {
  const unpacked = await unpackParcel(actor, input);
  refresh();
  return unpacked;
});

/** Notes something for the people of the page. */
export const note = formAction(NoteForm, owner, async (actor, input) => {
  const noted = await addNote(actor, input);
  refresh();
  return noted;
});

/** Says that the parcel left, with its carrier and code. */
export const ship = formAction(MarkShippedForm, owner, async (actor, input) => {
  const shipped = await markShipped(actor, input);
  refresh();
  return shipped;
});

/** Says that the parcel arrived. */
export const arrived = formAction(OrderForm, owner, async (actor, input) => {
  const marked = await markDelivered(actor, input);
  refresh();
  return marked;
});

/** Hands an order over to the buyer who fetches it, against her code. */
export const handOverOrder = formAction(HandOverForm, owner, async (actor, input) => {
  const handed = await handOver(actor, input);
  if (handed.ok) refresh();
  return handed;
});

/** Says that nobody took an order at the door. */
export const nobodyTook = formAction(NotTakenForm, owner, async (actor, input) => {
  const marked = await markNotTaken(actor, input);
  refresh();
  return marked;
});

/** Takes that back. */
export const takeNoShowBack = formAction(OrderForm, owner, async (actor, input) => {
  const withdrawn = await withdrawNoShow(actor, input);
  refresh();
  return withdrawn;
});

/** Calls an order off that would have been paid at the door. */
export const callOffSale = formAction(OrderForm, owner, async (actor, input) => {
  const ended = await callOff(actor, input);
  refresh();
  return ended;
});

/** Notes that cash was given back. */
export const noteCash = formAction(CashBackForm, owner, async (actor, input) => {
  const noted = await noteCashBack(actor, input);
  refresh();
  return noted.ok || noted.code !== 'too_much' ? noted : { ...noted, field: 'amount' };
});

/** Gives money of an order back. */
export const giveBack = formAction(RefundForm, owner, async (actor, input) => {
  const given = await refundOrder(actor, input);
  refresh();
  return given.ok || given.code !== 'too_much' ? given : { ...given, field: 'amount' };
});

/** Agrees to a return and says how to send it, or corrects what was said. */
export const agreeToReturn = formAction(AcceptReturnForm, owner, async (actor, input) => {
  const agreed = await acceptReturn(actor, input);
  refresh();
  return agreed;
});

/** Does not take something back, and says why. */
export const refuseReturn = formAction(DeclineReturnForm, owner, async (actor, input) => {
  const declined = await declineReturn(actor, input);
  refresh();
  return declined;
});

/** Says that what was sent back has come. */
export const itCame = formAction(ReturnForm, owner, async (actor, input) => {
  const received = await receiveReturn(actor, input);
  refresh();
  return received;
});

/** Gives the money of a return back. */
export const payReturn = formAction(RefundReturnForm, owner, async (actor, input) => {
  const given = await refundReturn(actor, input);
  refresh();
  return given.ok || given.code !== 'too_much' ? given : { ...given, field: 'amount' };
});

/** Sends what the buyer wanted instead. */
export const sendInstead = formAction(ExchangeReturnForm, owner, async (actor, input) => {
  const sent = await exchangeReturn(actor, input);
  refresh();
  return sent;
});

/** Adds to the answer to the buyer's bank, and sends it when that was pressed: what stands in the field goes along. */
export const speakAsSeller = formAction(SellerStatementForm, owner, async (actor, { send, ...input }) => {
  const said = input.words === '' ? ok(null) : await sayDispute(actor, 'seller', input);
  const answered = said.ok && send ? await answerDispute(actor, input) : said;
  refresh();
  if (answered.ok) return ok(null);
  return answered.code === 'nothing_said' ? { ...answered, field: 'words' } : answered;
});
