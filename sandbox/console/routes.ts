import type { Context } from '../core/context';
import type { PageRequest, Reply } from '../core/server';
import { consolePage, PLACES, type Place, type View, viewOf } from './frame';
import { eventsList, paypalList, sellersList } from './other-lists';
import { sentList } from './sent-list';
import { setSwitch } from './set-switch';
import { disputesList, paymentsList, payoutsList, refundsList, transfersList } from './stripe-lists';
import { switchesContent } from './switches';

const SHOWS: Record<Place, (view: View) => Promise<string>> = {
  payments: paymentsList,
  refunds: refundsList,
  disputes: disputesList,
  transfers: transfersList,
  payouts: payoutsList,
  sent: sentList,
  sellers: sellersList,
  paypal: paypalList,
  events: eventsList,
  switches: switchesContent,
};

/** The console for people: `/` and `/console/...`. Answers undefined for what it does not have. */
export async function showConsole(context: Context, request: PageRequest): Promise<Reply | undefined> {
  const [, , given, name] = request.url.pathname.split('/');
  const place = request.url.pathname === '/' ? 'payments' : PLACES.find((one) => one === given);
  if (place === undefined) return undefined;
  if (request.method === 'POST' && place === 'switches') return setSwitch(context, request, name ?? '');
  const view = viewOf(context, request);
  return consolePage(view, place, await SHOWS[place](view));
}
