import { receiveEvent } from '@/lib/money/checkout/receive-event';
import { problem } from '@/lib/platform/problem';
import { readAccountEvent } from '@/lib/platform/stripe';

/** Takes the provider's events about sellers' accounts: verified, stored once, and answered before any work is done. */
export async function POST(request: Request): Promise<Response> {
  const event = readAccountEvent(await request.text(), request.headers.get('stripe-signature'));
  if (!event) return problem(400, 'event_not_accepted');
  await receiveEvent({ provider: 'stripe', ...event });
  return Response.json({ received: true });
}
