import 'server-only';
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { recipient } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { openRows } from '@/lib/money/vault/open-rows';
import { RecipientParts } from './schema';

/** A bank account that money can be sent to, as its owner sees it. `ready`: the provider has it, and in this currency. */
export type RecipientView = {
  id: Id<'recipient'>;
  kind: 'own' | 'other';
  name: string;
  country: string;
  state: string;
  ready: boolean;
  currency: Currency | null;
  bank: string | null;
  last4: string | null;
};

/** Where the actor's own money arrives, and whom she keeps to send to, the latest first. */
export async function myRecipients(
  actor: PersonActor,
): Promise<{ own: RecipientView | null; others: RecipientView[] }> {
  const owner = actorKey(actor) ?? '';
  const rows = await asActor(actor, (tx) =>
    tx
      .select()
      .from(recipient)
      .where(and(eq(recipient.owner, owner), isNull(recipient.removedAt)))
      .orderBy(desc(recipient.createdAt)),
  );
  const names = await openRows(
    'recipient',
    rows.map(({ id, sealed }) => ({ id, owner, sealed })),
  );
  const views = rows.map((row): RecipientView => {
    const { id, country, state, currency, bank, last4 } = row;
    const kind = row.kind === 'own' ? 'own' : 'other';
    const name = kind === 'own' ? actor.name : (RecipientParts.safeParse(names.get(id)).data?.name ?? '');
    const known = isCurrency(currency) ? currency : null;
    return {
      ...{ id, kind, name, country, state, bank, last4 },
      ready: state === 'active' && known !== null,
      currency: known,
    };
  });
  return {
    own: views.find(({ kind }) => kind === 'own') ?? null,
    others: views.filter(({ kind }) => kind === 'other'),
  };
}

/** What the actor calls those she keeps, by id; also those she no longer keeps, for what was sent to them. */
export async function namesOfRecipients(
  actor: PersonActor,
  ids: readonly Id<'recipient'>[],
): Promise<ReadonlyMap<Id<'recipient'>, string>> {
  if (ids.length === 0) return new Map();
  const owner = actorKey(actor) ?? '';
  const rows = await asActor(actor, (tx) =>
    tx
      .select({ id: recipient.id, sealed: recipient.sealed })
      .from(recipient)
      .where(and(inArray(recipient.id, [...ids]), eq(recipient.owner, owner))),
  );
  const opened = await openRows(
    'recipient',
    rows.map(({ id, sealed }) => ({ id, owner, sealed })),
  );
  return new Map(rows.map(({ id }) => [id, RecipientParts.safeParse(opened.get(id)).data?.name ?? '']));
}
