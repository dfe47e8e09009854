import 'server-only';
import { isMissing, stripe } from '@/lib/platform/stripe';

/**
 * Closes an account that money was sent to. One that is closed, or that the provider does not know, is closed already. Throws when the provider cannot be
 * reached or will not close it.
 */
export async function closeAccount(account: string): Promise<void> {
  const { accounts } = stripe().v2.core;
  try {
    if ((await accounts.retrieve(account)).closed) return;
    await accounts.close(account, { applied_configurations: ['recipient'] });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
