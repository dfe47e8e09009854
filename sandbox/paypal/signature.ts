import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What PayPal signs: which message, when, for which webhook, and a check sum of what it says. */
interface Signed {
  id: string;
  time: string;
  webhook: string;
  event: string;
}

/** PayPal signs with a certificate; nobody checks it but through its own endpoint, so a keyed hash serves here. */
export function sign({ id, time, webhook, event }: Signed, secret: string): string {
  return createHmac('sha256', secret)
    .update(`${id}|${time}|${webhook}|${crc32(event)}`)
    .digest('base64');
}

export function verifies(signed: Signed, signature: string, secret: string): boolean {
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(signed, secret))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** The headers of one transmission, stamped with the machine's own time. */
export function transmissionHeaders(webhook: string, secret: string, event: string): Record<string, string> {
  const [id, time] = [randomUUID(), new Date().toISOString().replace(/\.\d+Z$/, 'Z')];
  return {
    'paypal-transmission-id': id,
    'paypal-transmission-time': time,
    'paypal-transmission-sig': sign({ id, time, webhook, event }, secret),
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-sandbox',
  };
}
