import 'server-only';
import { z } from 'zod';
import { env } from './env';
import { askPayPal } from './paypal';
import { PayPalVerdict } from './paypal-answers';

/** What is taken from a webhook: which event, and which object to look at. Its content is never believed. */
export type PayPalEvent = { id: string; type: string; objectId: string };

/** As long as PayPal's ids may be, and without anything no database keeps. */
const word = z.string().regex(/^\P{Cc}{1,255}$/u);
const header = z.string().regex(/^[\x21-\x7e]{1,1000}$/);

const Transmission = z.object({
  transmission_id: header,
  transmission_time: z.iso.datetime(),
  transmission_sig: header,
  auth_algo: header,
  /** The certificate is PayPal's to fetch, and only from itself. */
  cert_url: z.url({ protocol: /^https$/, hostname: /(^|\.)paypal\.com$/ }),
});
/** A dispute is named by `dispute_id`, everything else by `id`. */
const named = word.or(z.literal('')).default('');
const Kept = z.object({ id: word, event_type: word, resource: z.object({ id: named, dispute_id: named }) });

/** How far a transmission's time may lie from ours, either way. */
const toleranceMilliseconds = 300_000;

/**
 * Has PayPal check its own signature over the very bytes that came (`verify-webhook-signature`, decision 018), for our
 * webhook and no other. Null for anything forged, altered, old or dated ahead, and for ids that nobody could keep; none of
 * these but the first two costs a call. Throws `PayPalSilence` when PayPal cannot be asked: it will send the event again.
 */
export async function readPayPalEvent(rawBody: string, headers: Headers): Promise<PayPalEvent | null> {
  const sent = Transmission.safeParse(
    Object.fromEntries(Object.keys(Transmission.shape).map((name) => [name, headers.get(headerOf(name))])),
  );
  if (!sent.success) return null;
  const distance = Math.abs(Date.now() - Date.parse(sent.data.transmission_time));
  const event = distance > toleranceMilliseconds ? null : parseEvent(rawBody);
  if (event === null) return null;
  // The event goes back as it came: written again by us, another spacing would be another signature.
  const rest = JSON.stringify({ ...sent.data, webhook_id: env().PAYPAL_WEBHOOK_ID ?? '' });
  const { verification_status } = await askPayPal(PayPalVerdict, {
    method: 'POST',
    path: '/v1/notifications/verify-webhook-signature',
    body: `${rest.slice(0, -1)},"webhook_event":${rawBody}}`,
    requestId: `verify_${crypto.randomUUID()}`,
  });
  return verification_status === 'SUCCESS' ? event : null;
}

function headerOf(name: string): string {
  return `paypal-${name.replaceAll('_', '-')}`;
}

/** One JSON object, and nothing around it that could become another part of what PayPal is asked. */
function parseEvent(rawBody: string): PayPalEvent | null {
  try {
    const read = Kept.safeParse(JSON.parse(rawBody));
    if (!read.success) return null;
    const { id, event_type: type, resource } = read.data;
    return { id, type, objectId: resource.id || resource.dispute_id };
  } catch {
    return null;
  }
}
