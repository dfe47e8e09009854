import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { TurnstileFull, turnstile } from '@/lib/platform/turnstile';

/** Comparing takes a processor of the database each: two at once, however many search, and nobody waits longer than three seconds. */
const share = turnstile(2, 24, 3_000);

/**
 * Compares with the pictures of the shop within the share that searches by picture have of the database. Refuses `busy` when too many
 * wait already, or this one has waited too long.
 */
export async function inShare<Value>(compare: () => Promise<Value>): Promise<Result<Value, 'busy'>> {
  try {
    return ok(await share(compare));
  } catch (error) {
    if (error instanceof TurnstileFull) return refuse('busy');
    throw error;
  }
}
