/** Shoppers who keep buying whatever happens, and remember exactly what they were told. */
import { pause } from '../start/processes.mjs';

/**
 * @typedef {{ authorized: Set<string>, placed: Set<string>, taps: number, refused: Map<string, number>, cut: number }} Memory
 *   `authorized`: orders a script was told are paid for; `placed`: orders a plain browser was led to
 */

/** @returns {Memory} */
export const newMemory = () => ({ authorized: new Set(), placed: new Set(), taps: 0, refused: new Map(), cut: 0 });

const orderIn = (address) => /\/orders\/(ord_[0-9a-z]{26})/.exec(address ?? '')?.[1];

/** The pay button sends one tap again while nobody answers; so do we. */
async function tapUntilAnswered(shopper, path, form, memory) {
  for (let tries = 1; ; tries++) {
    try {
      return await shopper.tap(path, form);
    } catch (error) {
      memory.cut++;
      if (tries === 4) throw error;
      await pause(tries * 300);
    }
  }
}

function remember(memory, state, status) {
  if (state?.ok) {
    const order = orderIn(state.value.orderHref);
    if (order && state.value.state === 'authorized') memory.authorized.add(order);
    if (order) memory.placed.add(order);
    return;
  }
  const code = state?.code ?? `status ${status}`;
  memory.refused.set(code, (memory.refused.get(code) ?? 0) + 1);
}

async function buyOnce(shopper, path, scripted, memory) {
  const form = await shopper.payForm(path);
  if (!form) return void (await pause(200));
  memory.taps++;
  if (scripted) {
    const { state, status } = await tapUntilAnswered(shopper, path, form, memory);
    return remember(memory, state, status);
  }
  const answer = await shopper.submit(path, form);
  const order = answer.status === 303 ? orderIn(answer.headers.location) : undefined;
  if (order) memory.placed.add(order);
  else remember(memory, undefined, answer.status);
}

/**
 * Starts them all: half with scripts, half without. @returns {() => Promise<void>} ends it when every tap under way has
 * been answered or cut
 */
export function startShopping(shoppers, products, random, memory) {
  let over = false;
  const all = shoppers.map(async (shopper, index) => {
    while (!over) {
      const { path } = products[Math.floor(random() * products.length)];
      await buyOnce(shopper, path, index % 2 === 0, memory).catch(async () => {
        memory.cut++;
        await pause(250);
      });
    }
  });
  return async () => {
    over = true;
    await Promise.all(all);
  };
}
