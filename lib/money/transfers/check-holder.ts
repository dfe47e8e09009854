import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { Currency, Money } from '@/lib/kernel/money';
import { env } from '@/lib/platform/env';
import { logWarn } from '@/lib/platform/log';
import { stripe } from '@/lib/platform/stripe';
import { toProvider } from '@/lib/platform/stripe-amount';

/** What is to be asked: whose account it is that an amount would go to. */
export type HolderAsked = { quoteId: Id<'quote'>; account: string; arrives: Money; from: Currency };

/** Under which name an account is known: told where it is the one the provider was given, or close to it. */
export type Holder = { match: 'match' | 'close_match' | 'no_match' | 'unavailable'; known: string | null };

/**
 * Asks the provider whose account it is. It says so of a sending alone, so one is begun that waits to be confirmed, and called back: nothing moves. The same
 * quote asks once. `unavailable` where the bank tells nobody and while the provider cannot be reached.
 */
export async function checkHolder({ quoteId, account, arrives, from }: HolderAsked): Promise<Holder> {
  const units = toProvider(arrives);
  const own = env().STRIPE_FINANCIAL_ACCOUNT;
  if (units === null || own === undefined) return { match: 'unavailable', known: null };
  const { payoutIntents } = stripe().v2.moneyManagement;
  try {
    const intent = await payoutIntents.create(
      {
        ...{ amount: { value: units.amount, currency: units.currency }, confirmation_method: 'manual' },
        ...{ from: { financial_account: own, currency: from.toLowerCase() } },
        ...{ to: { recipient: account, currency: units.currency }, metadata: { name_of_quote: quoteId } },
      },
      { idempotencyKey: `name_${quoteId}` },
    );
    const found = intent.recipient_verification;
    // One that stays behind waits to be confirmed by nobody.
    await payoutIntents.cancel(intent.id).catch((error: unknown) => warn('name_check_left', quoteId, error));
    if (!found) return { match: 'unavailable', known: null };
    const { matched_name: matched, provided_name: provided } = found.match_result_details;
    const known = found.match_result === 'match' ? (matched ?? provided) : matched;
    return { match: found.match_result, known: known ?? null };
  } catch (error) {
    warn('name_unchecked', quoteId, error);
    return { match: 'unavailable', known: null };
  }
}

function warn(event: string, quote: string, error: unknown): void {
  logWarn(event, { quote, reason: error instanceof Error ? error.constructor.name : '' });
}
