import 'server-only';
import { type Message, signMessage } from '@/lib/money/button/events/gateway';
import { askElsewhere } from '@/lib/platform/fetch-elsewhere';
import { answerBytes, answerMilliseconds } from './model';
import { DeliveryAnswer } from './schema';

/**
 * Asks a site's server how it delivers, by the rules of `postElsewhere`: its answer, or null when it gave none that we understand. The
 * question is signed as webhooks are, by each of the site's secret keys that stands: the signing secret of a key is `whsec_` and the
 * base64 of its SHA-256, so that whoever holds the key can check it and nothing more has to be set up.
 */
export async function askSite(
  url: string,
  keyHashes: readonly string[],
  message: Message,
): Promise<DeliveryAnswer | null> {
  if (keyHashes.length === 0) return null;
  const secrets = keyHashes.map((hash) => `whsec_${Buffer.from(hash, 'hex').toString('base64')}`);
  const answer = await askElsewhere(url, {
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': `${message.timestamp}`,
      'webhook-signature': signMessage(secrets, message),
    },
    ...{ body: message.body, millisecondsMax: answerMilliseconds, bytesMax: answerBytes },
  });
  if (!answer.ok || answer.value.status !== 200) return null;
  return DeliveryAnswer.safeParse(readJson(answer.value.text)).data ?? null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
