/**
 * Runs once when the server starts: an incomplete environment ends in a list of names now, not in a 500 later, and
 * from here on every request carries the address it truly came from.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('@/lib/platform/env');
  const { markClientAddresses } = await import('@/lib/platform/client-address');
  markClientAddresses(env().TRUSTED_PROXIES);
}
