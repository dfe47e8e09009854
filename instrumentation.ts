/**
 * Runs once when the server starts: an incomplete environment ends in a list of names now, not in a 500 later, and
 * from here on every request carries the address it truly came from, and what Next prints of a failed query says
 * nothing of what was in it; and nobody waits for a database that does not answer.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('@/lib/platform/env');
  const { safeError } = await import('@/lib/platform/safe-error');
  const print = console.error;
  console.error = (...parts: unknown[]) => print(...parts.map(safeError));
  const { markClientAddresses } = await import('@/lib/platform/client-address');
  markClientAddresses(env().TRUSTED_PROXIES);
  const { answerWhileAway } = await import('@/lib/platform/answer-while-away');
  answerWhileAway();
  // Nobody waits for it: a page is answered meanwhile, and only the first picture would be.
  const { warmEyes } = await import('@/lib/shop/vision/models/gateway');
  void warmEyes();
}
