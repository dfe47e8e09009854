import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { transfer } from '@/db/schema/money/transfer';
import { transferLink } from '@/db/schema/money/transfer-link';
import { actorKey, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { apartFrom, cardsOf } from '@/lib/identity/ties/queries';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { linkToken } from './link-token';
import { linkTriesMax } from './model';

const system: SystemActor = { kind: 'system', name: 'transfer-links', locale: 'en' };

/** The link of a transfer as its sender sees it. `spent`: too many wrong numbers were typed at it. `claimer` opened it and waits for her word, after which she can take it back for `pauseSeconds`. */
export type SentLink = {
  token: string;
  turn: number;
  spent: boolean;
  pauseSeconds: number;
  claimer: { id: Id<'person'>; card: PersonCard | null } | null;
};

/** The link of a transfer of hers that waits for it; null for every other transfer, and for somebody else's. */
export async function linkOf(actor: PersonActor, id: Id<'transfer'>): Promise<SentLink | null> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ link: transferLink, pauseSeconds: transfer.pauseSeconds })
      .from(transferLink)
      .innerJoin(transfer, eq(transfer.id, transferLink.transferId))
      .where(
        and(
          eq(transferLink.transferId, id),
          eq(transferLink.owner, actorKey(actor) ?? ''),
          eq(transfer.state, 'held'),
          sql`${transferLink.confirmedAt} is null`,
        ),
      ),
  );
  if (!row) return null;
  const { turn, tries, claimerId } = row.link;
  const card = claimerId ? ((await cardsOf([claimerId])).get(claimerId) ?? null) : null;
  const claimer = claimerId ? { id: claimerId, card } : null;
  const spent = tries >= linkTriesMax && !claimer;
  return { token: linkToken(id, turn), turn, spent, pauseSeconds: row.pauseSeconds, claimer };
}

/**
 * What a link says to whoever opened it and is signed in: who sends how much, and until when it waits. `open`: it asks for her number; `asked`: the sender is
 * asked whether it is she; `hers`: the sender said so; `yours`: she sent it herself. Null for a link that leads nowhere any more, and for whoever is apart from its sender.
 */
export type OpenedLink = {
  transferId: Id<'transfer'>;
  state: 'open' | 'asked' | 'hers' | 'yours' | 'spent' | 'taken';
  from: string;
  arrives: Money;
  claimBy: Date;
};

/** See `OpenedLink`. */
export async function openedLink(actor: PersonActor, token: string): Promise<OpenedLink | null> {
  if (!isToken(token)) return null;
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ link: transferLink, sent: transfer, isOver: sql<boolean>`${transfer.claimBy} <= clock_timestamp()` })
      .from(transferLink)
      .innerJoin(transfer, eq(transfer.id, transferLink.transferId))
      .where(eq(transferLink.tokenHash, hashToken(token))),
  );
  if (!row) return null;
  const { link, sent, isOver } = row;
  const isHers = link.confirmedAt !== null && sent.receiverId === actor.personId;
  const isOpen = sent.state === 'held' && !isOver && link.confirmedAt === null;
  const { claimBy, arriveCurrency } = sent;
  if ((!isHers && !isOpen) || claimBy === null || !isCurrency(arriveCurrency)) return null;
  const [apart, cards] = await Promise.all([apartFrom(actor.personId), cardsOf([sent.personId])]);
  const from = cards.get(sent.personId);
  if (!from || apart.has(sent.personId)) return null;
  return {
    ...{ transferId: sent.id, from: from.name, arrives: money(sent.arriveMinor, arriveCurrency), claimBy },
    state: isHers ? 'hers' : stateOf(link, sent.personId, actor.personId),
  };
}

function stateOf(link: typeof transferLink.$inferSelect, sender: Id<'person'>, reader: Id<'person'>) {
  if (sender === reader) return 'yours';
  if (link.claimerId === reader) return 'asked';
  if (link.claimerId !== null) return 'taken';
  return link.tries >= linkTriesMax ? 'spent' : 'open';
}
