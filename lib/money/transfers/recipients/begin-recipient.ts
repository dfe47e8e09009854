import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { recipient } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { can } from '@/lib/markets/queries';
import type { WaysBack } from '@/lib/money/payouts/gateway';
import { logWarn } from '@/lib/platform/log';
import { isDefiniteRefusal } from '@/lib/platform/stripe';
import { transferGateway } from '../gateway';
import { namesOfRecipients } from './queries';

/** Which account is meant: one of somebody else that she keeps, or her own, which is made with its country where there is none. */
export type Begun = { recipientId: Id<'recipient'> } | { country: string };

/**
 * Leads a person to the provider's page, where the bank account is given or changed; its numbers never come here. The account there is made once.
 * Refuses with `not_found` somebody else's, with `receiving_closed` a country where nothing can arrive now, and with `try_again` when the provider cannot be reached.
 */
export async function beginRecipient(
  actor: PersonActor,
  begun: Begun,
  backTo: (id: Id<'recipient'>) => WaysBack,
): Promise<Result<string, 'not_found' | 'receiving_closed' | 'try_again'>> {
  if ('country' in begun && !(await can(begun.country, 'receive', actor))) return refuse('receiving_closed', 'country');
  const row = 'country' in begun ? await ownRow(actor, begun.country) : await keptRow(actor, begun.recipientId);
  if (!row) return refuse('not_found');
  try {
    const account = row.account ?? (await makeAccount(actor, row));
    const use = row.state === 'active' ? 'account_update' : 'account_onboarding';
    return ok(await transferGateway().recipientLink(account, use, backTo(row.id)));
  } catch (error) {
    // A request that the provider refuses is our fault, and stays loud.
    if (isDefiniteRefusal(error)) throw error;
    logWarn('recipient_unreachable', {
      recipient: row.id,
      reason: error instanceof Error ? error.constructor.name : '',
    });
    return refuse('try_again');
  }
}

type Row = { id: Id<'recipient'>; kind: string; account: string | null; state: string; country: string };

const shape = {
  ...{ id: recipient.id, kind: recipient.kind, account: recipient.providerAccount },
  ...{ state: recipient.state, country: recipient.country },
};

async function keptRow(actor: PersonActor, id: Id<'recipient'>): Promise<Row | undefined> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select(shape)
      .from(recipient)
      .where(and(eq(recipient.id, id), eq(recipient.owner, actorKey(actor) ?? ''), isNull(recipient.removedAt))),
  );
  return row;
}

/** Her own account's row. Until the provider knows it its country can be said again. */
async function ownRow(actor: PersonActor, country: string): Promise<Row | undefined> {
  const own = { owner: actorKey(actor) ?? '', personId: actor.personId, kind: 'own', country };
  return asActor(actor, async (tx) => {
    await tx
      .insert(recipient)
      .values({ ...own, id: newId('recipient') })
      .onConflictDoUpdate({
        target: recipient.personId,
        targetWhere: sql`${recipient.kind} = 'own'`,
        set: { country },
        setWhere: sql`${recipient.state} = 'none'`,
      });
    const [row] = await tx
      .select(shape)
      .from(recipient)
      .where(and(eq(recipient.personId, actor.personId), eq(recipient.kind, 'own')));
    return row;
  });
}

async function makeAccount(actor: PersonActor, row: Row): Promise<string> {
  const name = row.kind === 'own' ? actor.name : ((await namesOfRecipients(actor, [row.id])).get(row.id) ?? '');
  const given = { recipientId: row.id, name, email: actor.email, country: row.country };
  const account = await transferGateway().createRecipient(given);
  return callMoney(z.string(), sql`money.recipient_made(${toUuid(row.id)}::uuid, ${account})`);
}
