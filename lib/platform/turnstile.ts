import 'server-only';

/** Thrown when too much is waiting already; whoever asked should be told to try again. */
export class TurnstileFull extends Error {}

/**
 * Lets at most `atOnce` pieces of work run, keeps at most `waitingMax` waiting in order, and refuses more with
 * `TurnstileFull`: heavy work then costs bounded memory however many ask for it. With `waitMs` nobody waits longer
 * than that: whoever would is refused like one too many.
 */
export function turnstile(
  atOnce: number,
  waitingMax: number,
  waitMs?: number,
): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting = new Set<() => void>();
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.size >= waitingMax) throw new TurnstileFull('too much is waiting');
      // Whoever leaves hands over its place, so that nobody can slip in between.
      await placeIn(waiting, waitMs);
    } else running += 1;
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next) next();
      else running -= 1;
    }
  };
}

function placeIn(waiting: Set<() => void>, waitMs: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      waiting.delete(enter);
      clearTimeout(patience);
      resolve();
    };
    const leave = () => {
      waiting.delete(enter);
      reject(new TurnstileFull('waited too long'));
    };
    const patience = waitMs === undefined ? undefined : setTimeout(leave, waitMs);
    waiting.add(enter);
  });
}
