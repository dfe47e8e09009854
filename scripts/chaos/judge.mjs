/** What must hold when the dust has settled, over plain rows: every sentence is a fault. */

/**
 * @param {{
 *   charges: { intent: string, state: string, captured: number, metadata: Record<string, string> }[],
 *   attempts: { id: string, state: string, orders: { id: string, state: string }[] }[],
 *   told: { authorized: Iterable<string>, placed: Iterable<string>, taps: number },
 *   stock: { variant: string, first: number, left: number, sold: number }[],
 * }} found ids in their shown form
 * @returns {string[]}
 */
export function judge({ charges, attempts, told, stock }) {
  const orders = new Map(attempts.flatMap((attempt) => attempt.orders.map((order) => [order.id, order.state])));
  return [
    ...judgeCharges(charges, new Map(attempts.map((attempt) => [attempt.id, attempt]))),
    ...judgeAttempts(attempts, charges),
    ...judgeTold(told, orders),
    ...stock.flatMap(({ variant, first, left, sold }) => {
      if (left < 0) return [`${variant} has ${left} units`];
      return first - sold === left ? [] : [`${variant} had ${first}, sold ${sold}, and has ${left}`];
    }),
  ];
}

const STANDING = new Set(['authorized', 'capturing', 'captured']);
/** `voiding` waits for a hold that might still turn up at the provider; what counts is that none stands there. */
const ENDED = new Set(['voiding', 'voided', 'declined', 'expired']);
const LET_GO = new Set(['canceled', 'requires_payment_method']);
/** States of an order for which its money is held or taken; the capture is a job and may wait its turn. */
const STANDS = { requires_capture: ['authorized'], succeeded: ['authorized', 'paid'] };

function judgeCharges(charges, attempts) {
  return charges.flatMap(({ intent, state, metadata }) => {
    if (LET_GO.has(state)) return [];
    if (!STANDS[state]) return [`${intent} is still ${state}`];
    const attempt = attempts.get(metadata.attempt_id);
    if (!attempt) return [`${intent} is ${state} for no attempt`];
    if (attempt.orders.length !== 1) return [`${intent} is ${state} for ${attempt.orders.length} orders`];
    const [order] = attempt.orders;
    return STANDS[state].includes(order.state) ? [] : [`${intent} is ${state}, and ${order.id} is ${order.state}`];
  });
}

function judgeAttempts(attempts, charges) {
  const taken = new Map();
  for (const { state, metadata } of charges) {
    if (STANDS[state]) taken.set(metadata.attempt_id, (taken.get(metadata.attempt_id) ?? 0) + 1);
  }
  return attempts.flatMap(({ id, state }) => {
    const times = taken.get(id) ?? 0;
    if (STANDING.has(state)) return times === 1 ? [] : [`${id} is ${state}, and was charged ${times} times`];
    if (!ENDED.has(state)) return [`${id} is still ${state}`];
    return times === 0 ? [] : [`${id} is ${state}, and was charged ${times} times`];
  });
}

const stands = (state) => state === 'authorized' || state === 'paid';

function judgeTold({ authorized, placed, taps }, orders) {
  const paid = [...orders.values()].filter(stands).length;
  return [
    ...[...authorized]
      .filter((order) => !stands(orders.get(order)))
      .map((order) => `${order} was told to be paid, and is ${orders.get(order) ?? 'nowhere'}`),
    ...[...placed].filter((order) => !orders.has(order)).map((order) => `${order} was shown, and is nowhere`),
    ...(paid > taps ? [`${taps} taps became ${paid} orders`] : []),
  ];
}
