import { methodFromBank } from '../api/bank-methods';
import { confirmSetup, type SetupIntent } from '../api/confirm-setup';
import type { Context } from '../core/context';
import { ApiError } from '../core/errors';
import { changeBySandbox } from '../core/own-change';
import { type BankProblems, type BankTyped, readBank } from './bank-input';

export type BankSaved = { kind: 'saved'; method: string; intent: string } | { kind: 'refused'; problems: BankProblems };

/** The typed number lives only inside this call: what is stored holds its last four digits. */
export async function saveBank(context: Context, intentId: string, typed: BankTyped): Promise<BankSaved> {
  const read = readBank(typed);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  try {
    return await changeBySandbox(context, async (call): Promise<BankSaved> => {
      const intent = await call.store.lock<SetupIntent>('setup_intent', intentId);
      const method = await call.store.insert(methodFromBank(read.bank, read.details, call.now));
      await confirmSetup(call, intent, method.id, undefined);
      return { kind: 'saved', method: method.id, intent: intent.id };
    });
  } catch (error) {
    // Most likely an intent that was made for cards only, or that another tab has finished.
    if (error instanceof ApiError) return { kind: 'refused', problems: { account: 'finished' } };
    throw error;
  }
}
