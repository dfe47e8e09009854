import 'server-only';
import { asActor } from '@/db/client/money';
import { wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { hasPayPal } from '@/lib/platform/paypal';
import { newToken } from '@/lib/platform/tokens';
import { methodsMax } from '../model';
import { myWallet } from '../queries';
import { accountGateway } from './gateway';
import { makeTicket } from './ticket';

/** Where the shopper goes now, and the word her browser keeps meanwhile. */
export type AccountTicket = { approveUrl: string; ticket: string };

/** Why no account can be added now. `not_offered`: this site has no account at PayPal itself. */
export type BeginAccountCode = 'no_purse' | 'wallet_full' | 'unavailable' | 'not_offered';

/**
 * Opens PayPal's page on which a shopper lets us charge her account. `back` is the path of this site she returns to, with
 * a query; nothing is stored until `finishAccountSetup`.
 */
export async function beginAccountSetup(actor: Actor, back: string): Promise<Result<AccountTicket, BeginAccountCode>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('no_purse');
  if (!hasPayPal()) return refuse('not_offered');
  if ((await myWallet(actor)).methods.length >= methodsMax) return refuse('wallet_full');
  const personId = actor.kind === 'person' ? actor.personId : null;
  // The wallet's row is the lock under which its methods change; no customer of Stripe's hangs on it yet.
  await asActor(actor, (tx) => tx.insert(wallet).values({ owner, personId }).onConflictDoNothing());
  const returnUrl = new URL(back, env().PAY_ORIGIN).href;
  const begun = await accountGateway().begin({ returnUrl, cancelUrl: `${returnUrl}&canceled=1` }, newToken());
  if (!begun.ok) return begun;
  return ok({ approveUrl: begun.value.approveUrl, ticket: makeTicket(owner, begun.value.setupId) });
}
