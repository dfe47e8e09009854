import 'server-only';
import { createHmac } from 'node:crypto';
import type { Result } from '@/lib/kernel/result';
import { type ElsewhereCode, postElsewhere } from '@/lib/platform/fetch-elsewhere';
import { answerMilliseconds } from './model';

/** A message of Standard Webhooks: its id, when it is sent (seconds since 1970), and its very bytes. */
export type Message = { id: string; timestamp: number; body: string };

/**
 * The `webhook-signature` of a message, by Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and body, once for each secret that
 * counts. Secrets are `whsec_` and their bytes in base64.
 */
export function signMessage(secrets: readonly string[], { id, timestamp, body }: Message): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}

/** Sends a signed message to a site's server and answers its status; see `postElsewhere` for where that may be. */
export function sendMessage(
  url: string,
  secrets: readonly string[],
  message: Message,
): Promise<Result<{ status: number }, ElsewhereCode>> {
  return postElsewhere(url, {
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': `${message.timestamp}`,
      'webhook-signature': signMessage(secrets, message),
    },
    body: message.body,
    millisecondsMax: answerMilliseconds,
  });
}
