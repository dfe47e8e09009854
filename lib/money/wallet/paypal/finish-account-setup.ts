import 'server-only';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { keepMethod } from '../keep-method';
import { shortenAddress } from '../model';
import { accountGateway } from './gateway';
import { readTicket } from './ticket';

/** Why no account was stored: not hers or too old, not approved on PayPal's page, or PayPal is away. */
export type FinishAccountCode = 'not_found' | 'account_open' | 'unavailable';

/**
 * Stores the account that its owner approved on PayPal's page, after asking PayPal. Doing it twice stores it once; the
 * same account added again replaces its older entry. What is shown of it later is its address, shortened.
 */
export async function finishAccountSetup(
  actor: Actor,
  input: { ticket: string; makeDefault: boolean },
): Promise<Result<Id<'method'>, FinishAccountCode>> {
  const setupId = readTicket(actorKey(actor) ?? '', input.ticket);
  if (setupId === null) return refuse('not_found');
  const account = await accountGateway().finish(setupId);
  if (!account.ok) return account;
  const { id: token, customer, address, payer } = account.value;
  const parts = { kind: 'paypal' as const, token, customer, fingerprint: payer, account: shortenAddress(address) };
  return keepMethod(actor, parts, input.makeDefault);
}
