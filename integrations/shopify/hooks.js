import { readMessage } from '../client/index.js';
import { advanceLater } from './sessions/later.js';
import { advancePayment } from './sessions/payment.js';
import { decide, rejected, tell } from './verdict.js';

/**
 * Reads a message of Souk about an order, and brings on whatever waits for it. Everything but a refund that failed is asked of Souk anew, so
 * it does not matter how often a message comes, or in which order.
 */
export async function hearSouk(app, shop, headers, text) {
  const { hookSecret } = app.store.get(`shop:${shop}`) ?? {};
  if (!hookSecret) return { status: 404, text: 'No such shop.' };
  let message;
  try {
    message = readMessage(hookSecret, headers, text, app.now());
  } catch (error) {
    return { status: 401, text: error.message };
  }
  const name = app.store.get(`order:${shop}:${message.data.order.id}`);
  if (!name) return { status: 200, text: 'Not made here.' };
  if (message.type === 'refund.failed') await failRefund(app, name, Date.parse(message.timestamp));
  await advancePayment(app, name);
  for (const one of laterOf(app, name)) await advanceLater(app, one);
  return { status: 200, text: 'Heard.' };
}

/** Sessions about a payment that are not decided. */
function laterOf(app, name) {
  const { shop, id } = app.store.get(name);
  return ['refund', 'capture', 'void']
    .flatMap((kind) => app.store.names(`${kind}:${shop}:`))
    .filter((one) => app.store.get(one).payment === id && !app.store.get(one).verdict);
}

/** At most one refund of a payment waits at a time: it is the one. A message older than the refund is about an earlier one. */
async function failRefund(app, name, at) {
  const waiting = laterOf(app, name).find((one) => app.store.get(one).waits && app.store.get(one).sentAt <= at);
  if (!waiting) return;
  await decide(app, waiting, rejected('The bank refused to give the money back.'));
  await tell(app, waiting);
}
