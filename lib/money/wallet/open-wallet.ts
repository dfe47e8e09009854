import 'server-only';
import { eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { walletGateway } from './gateway';

/** A wallet and the customer at the provider that holds its cards. */
export type OpenWallet = { owner: string; customer: string };

/** Why there is no wallet: the browser has no guest cookie yet, or the provider cannot be reached. */
export type OpenWalletCode = 'no_purse' | 'unavailable';

/**
 * The actor's wallet, made on first use together with the provider's customer. Of two first calls at once one
 * row wins, and the other's customer stays empty.
 */
export async function openWallet(actor: Actor): Promise<Result<OpenWallet, OpenWalletCode>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('no_purse');
  const known = await customerOf(actor, owner);
  if (known !== null) return ok({ owner, customer: known });
  // Not the owner alone: a guest's wallet may have moved to an account, and its next one is a new customer.
  const made = await walletGateway().createCustomer({ owner: hashToken(`${owner}:${newToken()}`) });
  if (!made.ok) return made;
  const personId = actor.kind === 'person' ? actor.personId : null;
  await asActor(actor, (tx) =>
    tx
      .insert(wallet)
      .values({ owner, personId, providerCustomer: made.value })
      // A wallet that had only PayPal accounts gets its customer with its first card.
      .onConflictDoUpdate({
        target: wallet.owner,
        set: { providerCustomer: made.value },
        setWhere: isNull(wallet.providerCustomer),
      }),
  );
  return ok({ owner, customer: (await customerOf(actor, owner)) ?? made.value });
}

async function customerOf(actor: Actor, owner: string): Promise<string | null> {
  const [row] = await asActor(actor, (tx) =>
    tx.select({ customer: wallet.providerCustomer }).from(wallet).where(eq(wallet.owner, owner)),
  );
  return row?.customer ?? null;
}
