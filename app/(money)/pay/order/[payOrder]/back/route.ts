import type { NextRequest } from 'next/server';
import { approvePayment } from '@/lib/money/button/approve-payment';
import { windowPath } from '@/lib/money/button/model';
import { orderOfWindow } from '@/lib/money/button/order-of-window';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../../../own-actor';
import { shownAs } from '../../../_window/note';
import { wayBack } from '../../../_window/way-back';

type Params = { params: Promise<{ payOrder: string }> };

/**
 * The way back to a site without a script: with the code of what its shopper just paid. A new code ends the one before, so only our own page
 * leads here.
 */
export async function GET(request: NextRequest, { params }: Params): Promise<Response> {
  const [{ payOrder }, actor, { href }] = await Promise.all([params, settledActor(), requestI18n()]);
  const from = request.headers.get('sec-fetch-site');
  const shown = await shownAs(payOrder);
  const found = shown && (from === null || from === 'same-origin') ? await orderOfWindow(actor, shown.id) : null;
  const approved = found?.mine && found.order.purchase ? await approvePayment(actor, found.order.purchase) : null;
  const back = shown && approved?.ok ? wayBack(approved.value, shown.state) : null;
  const location = back ?? href(shown ? windowPath(shown.id) : '/pay/redirect?problem=not_found');
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } });
}
