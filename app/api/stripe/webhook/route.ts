import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { readStripeEvent } from '@/lib/platform/stripe';

/** Takes the provider's events: the raw body is verified, stored once, and answered before any work is done. */
export async function POST(request: Request): Promise<Response> {
  const event = readStripeEvent(await request.text(), request.headers.get('stripe-signature'));
  if (!event)
    return Response.json(
      { type: 'about:blank', title: 'Signature not accepted', status: 400 },
      { status: 400, headers: { 'content-type': 'application/problem+json' } },
    );
  await receiveEvent(event);
  return Response.json({ received: true });
}
