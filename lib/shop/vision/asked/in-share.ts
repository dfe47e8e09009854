import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { TurnstileFull, turnstile } from '@/lib/platform/turnstile';

/** Comparing takes a processor of the database each: two at once, however many search, and nobody waits longer than three seconds. */
const share = turnstile(2, 24, 3_000);

/** What nobody has asked for takes one of these turns at most, and soon goes without. */
const beside = turnstile(1, 100, 1_000);

/**
 * Compares with the pictures of the shop within the share that searches by picture have of the database. Refuses `busy` when too many
 * wait already, or this one has waited too long.
 */
export function inShare<Value>(compare: () => Promise<Value>): Promise<Result<Value, 'busy'>> {
  return unlessFull(() => share(compare));
}

/** The same for what is shown beside products: however many of them are looked at, a turn is left for who searches. */
export function inShareBeside<Value>(compare: () => Promise<Value>): Promise<Result<Value, 'busy'>> {
  return unlessFull(() => beside(() => share(compare)));
}

async function unlessFull<Value>(work: () => Promise<Value>): Promise<Result<Value, 'busy'>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof TurnstileFull) return refuse('busy');
    throw error;
  }
}
