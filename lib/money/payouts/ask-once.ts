import 'server-only';
import Stripe from 'stripe';
import { logWarn } from '@/lib/platform/log';
import { isDefiniteRefusal } from '@/lib/platform/stripe';

/**
 * Where something we asked for stands at the provider; `failed` is certain, `unknown` says nothing. `problem` is the provider's code for a
 * refusal, `kind` what sort of refusal it is.
 */
export type Answer =
  | { state: 'done'; id: string }
  | { state: 'failed'; problem: string; kind: string }
  | { state: 'unknown' };

/** One thing to be made at the provider: the key of this try, how it is looked for, and how it is made under a key. */
export type Asked = { key: string; find: () => Promise<string | null>; create: (key: string) => Promise<string> };

/**
 * Has one thing made at the provider, once. It is looked for before it is asked for: a key is forgotten after a day, what was made is
 * not; and a saved 500 answers its key for ever. Never inside a transaction.
 */
export async function askOnce({ key, find, create }: Asked): Promise<Answer> {
  try {
    for (let count = 1; ; count++) {
      const known = await find();
      if (known !== null) return { state: 'done', id: known };
      try {
        return { state: 'done', id: await create(`${key}_${count}`) };
      } catch (error) {
        if (count >= 5 || !isSavedFault(error)) throw error;
      }
    }
  } catch (error) {
    const problem = error instanceof Stripe.errors.StripeError ? (error.code ?? error.type) : 'unreachable';
    logWarn('provider_money_unanswered', { key, reason: problem });
    return isDefiniteRefusal(error)
      ? { state: 'failed', problem, kind: error.rawType ?? error.type }
      : { state: 'unknown' };
  }
}

function isSavedFault(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.['idempotent-replayed'] === 'true';
}
