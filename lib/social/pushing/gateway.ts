import 'server-only';
import webPush from 'web-push';
import { env } from '@/lib/platform/env';
import { postElsewhere } from '@/lib/platform/fetch-elsewhere';
import { logWarn } from '@/lib/platform/log';
import { hear } from '@/lib/platform/provider-calls/hear';
import { outcomeOfStatus } from '@/lib/platform/provider-calls/model';
import { isPushAddress, ourKeys } from './keys';
import { type PushMessage, pushSecondsMax, retrySeconds, type Subscription } from './model';

/** Milliseconds a push service has to answer. */
const answerMillisecondsMax = 10_000;

/** Why a message did not arrive. */
export type PushFault =
  /** The push service knows the browser no more. */
  | { code: 'gone' }
  /** It wants to be asked again, after so many seconds. */
  | { code: 'later'; seconds: number }
  /** It will not take this message, whenever it comes. */
  | { code: 'refused' }
  /** Nobody answered, or with a fault of its own: worth another try. */
  | { code: 'away' };

/**
 * Sends a message to a browser by its push service (RFC 8030), encrypted so that nobody but the browser reads it (RFC 8291). The same
 * notice again takes the place of one that still waits there.
 */
export async function pushTo(to: Subscription, message: PushMessage): Promise<PushFault | null> {
  const keys = ourKeys();
  if (!keys || !isPushAddress(to.endpoint)) return { code: 'gone' };
  const request = webPush.generateRequestDetails(
    { endpoint: to.endpoint, keys: { ...to.keys } },
    JSON.stringify(message),
    {
      TTL: pushSecondsMax,
      contentEncoding: 'aes128gcm',
      topic: Buffer.from(message.id.replaceAll('-', ''), 'hex').toString('base64url'),
      vapidDetails: { ...keys, subject: `mailto:${contact()}` },
    },
  );
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const answer = await hear(
    { provider: 'push', operation: 'POST' },
    () =>
      postElsewhere(to.endpoint, {
        headers: Object.fromEntries(headers),
        body: request.body,
        millisecondsMax: answerMillisecondsMax,
      }),
    (said) => (said.ok ? outcomeOfStatus(said.value.status) : 'silent'),
  );
  if (!answer.ok) return { code: answer.code.startsWith('address_') ? 'gone' : 'away' };
  return faultOf(answer.value);
}

function faultOf({ status, retryAfter }: { status: number; retryAfter: string | null }): PushFault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410) return { code: 'gone' };
  if (status === 429 || (status === 503 && retryAfter !== null))
    return { code: 'later', seconds: retrySeconds(retryAfter, new Date()) };
  if (status >= 500) return { code: 'away' };
  // Too large, or not as it should be: a fault of ours, which the next try would have too.
  logWarn('push.refused', { status });
  return { code: 'refused' };
}

/** Whom a push service writes to when something is wrong. */
function contact(): string {
  const { MAIL_FROM } = env();
  return /<([^<>]+)>\s*$/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM.trim();
}
