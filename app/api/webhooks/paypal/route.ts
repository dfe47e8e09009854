import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { logWarn } from '@/lib/platform/log';
import { hasPayPal } from '@/lib/platform/paypal';
import { readPayPalEvent } from '@/lib/platform/paypal-event';
import { problem } from '@/lib/platform/problem';

/** Takes PayPal's events: the raw body is verified, stored once, and answered before any work is done. */
export async function POST(request: Request): Promise<Response> {
  if (!hasPayPal()) return problem(404, 'not_found');
  try {
    const event = await readPayPalEvent(await request.text(), request.headers);
    if (!event) return problem(400, 'event_not_accepted');
    await receiveEvent({ provider: 'paypal', ...event });
    return Response.json({ received: true });
  } catch (error) {
    // Not known whether it is PayPal's: it sends again what was not answered with a 2xx.
    logWarn('paypal_event_unverified', { reason: error instanceof Error ? error.name : typeof error });
    return problem(503, 'try_again');
  }
}
