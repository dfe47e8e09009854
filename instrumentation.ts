/** Runs once when the server starts: an incomplete environment ends in a list of names now, not in a 500 later. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('@/lib/platform/env');
  env();
}
