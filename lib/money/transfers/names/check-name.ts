import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { quote, recipient } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { transferGateway } from '../gateway';
import { type QuoteView, quoteOf } from '../queries';
import { type NameMatch, nameMatch } from './model';
import { NameParts } from './schema';

const system: SystemActor = { kind: 'system', name: 'check-name', locale: 'en' };

/**
 * A quote of the actor's, with whether the account it goes to is known by the name she chose: asked of the provider once, and kept with the quote as she was
 * shown it. Of an address or a number nobody is looked for, so nothing is asked. Null for a missing one and for somebody else's; one that has ended is
 * only read.
 */
export async function checkedQuote(actor: PersonActor, id: Id<'quote'>): Promise<QuoteView | null> {
  const view = await quoteOf(actor, id);
  if (!view?.open || view.nameCheck !== null || 'email' in view.to || 'phone' in view.to) return view;
  const account = await accountOf(actor, view.to);
  await keep(actor, id, account === null ? null : await compared(view, account));
  return quoteOf(actor, id);
}

/** The account it would go to; of another person none but that there is one is ever told. */
async function accountOf(
  actor: PersonActor,
  to: { person: Id<'person'> } | { recipient: Id<'recipient'> },
): Promise<string | null> {
  const its =
    'person' in to
      ? and(eq(recipient.personId, to.person), eq(recipient.kind, 'own'))
      : and(eq(recipient.id, to.recipient), eq(recipient.owner, actorKey(actor) ?? ''));
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ account: recipient.providerAccount })
      .from(recipient)
      .where(and(its, eq(recipient.state, 'active'), isNull(recipient.removedAt))),
  );
  return row?.account ?? null;
}

async function compared(view: QuoteView, account: string): Promise<NameMatch | null> {
  const { match, known } = await transferGateway().checkHolder({
    ...{ quoteId: view.id, account, arrives: view.arrives, from: view.send.currency },
  });
  if (match === 'unavailable') return null;
  // What she reads is compared with the account's own name, which the bank tells unless it is another one altogether.
  return known === null ? { result: 'none', missing: [], extra: [], letters: false } : nameMatch(view.name, known);
}

async function keep(actor: PersonActor, id: Id<'quote'>, found: NameMatch | null): Promise<void> {
  const owner = actorKey(actor) ?? '';
  const { result, ...parts } = found ?? { result: 'unchecked' as const };
  const key = await makeUserKey(owner, moneyKeys());
  const sealed = found
    ? sealRecord(key, { kind: 'quoted', id, owner }, { words: JSON.stringify(NameParts.parse(parts)) })
    : null;
  await asActor(actor, (tx) =>
    tx
      .update(quote)
      .set({ nameCheck: result, sealed })
      .where(and(eq(quote.id, id), eq(quote.owner, owner), isNull(quote.nameCheck), isNull(quote.transferId))),
  );
}
