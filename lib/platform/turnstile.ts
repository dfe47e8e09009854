import 'server-only';

/** Thrown when too much is waiting already; whoever asked should be told to try again. */
export class TurnstileFull extends Error {}

/**
 * Lets at most `atOnce` pieces of work run, keeps at most `waitingMax` waiting in order, and refuses more with
 * `TurnstileFull`: heavy work then costs bounded memory however many ask for it.
 */
export function turnstile(atOnce: number, waitingMax: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= waitingMax) throw new TurnstileFull('too much is waiting');
      // Whoever leaves hands over its place, so that nobody can slip in between.
      await new Promise<void>((enter) => waiting.push(enter));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
