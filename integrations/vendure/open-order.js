import { createKey } from './pay-order.js';

/** An order is handed out only while its shopper still has a minute to pay it. */
const leftMin = 60_000;
const triesMax = 20;

/**
 * The order of Souk for one attempt at paying: the one that is open already, else a new one. What ended without being paid (its fifteen
 * minutes were over, the shopper undid it) is passed by.
 */
export async function openOrder(pay, body, attempt, now = Date.now()) {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const made = await pay.createOrder(body, { idempotencyKey: createKey(body, `${attempt}.${tries}`) });
    // A repeated key has its first answer: what became of the order is asked.
    const { status, expires_at } = await pay.getOrder(made.id);
    const isOpen = status === 'created' || status === 'presented';
    if (isOpen && Date.parse(expires_at) - now > leftMin) return made;
  }
  throw new Error(`${body.merchant_ref} was begun to be paid too many times`);
}
