import 'server-only';
import { and, desc, eq, or, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { attempt } from '@/db/schema/money/purchase';
import { quote, transfer } from '@/db/schema/money/transfer';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import type { PersonCard } from '@/lib/identity/ties/model';
import { cardsOf } from '@/lib/identity/ties/queries';
import { assert } from '@/lib/kernel/assert';
import type { Id } from '@/lib/kernel/ids';
import { add, isCurrency, type Money, money } from '@/lib/kernel/money';
import type { Rate } from '@/lib/markets/rates/model';
import { openRows } from '@/lib/money/vault/open-rows';
import { type TransferReason, type TransferState, transferReasons, transferStateOf } from './model';
import { type NameCheck, nameChecks } from './names/model';
import { NameParts } from './names/schema';
import { shownPhone } from './read-phone';
import { namesOfRecipients } from './recipients/queries';
import { AddressedParts, PhonedParts, QuotedParts, type SendTo } from './schema';

/** So many transfers a list shows. */
const transfersMax = 100;

/** A promise as the person it was made to sees it. `open`: in time and not used. */
export type QuoteView = {
  id: Id<'quote'>;
  to: SendTo;
  name: string;
  send: Money;
  fee: Money;
  total: Money;
  arrives: Money;
  rate: Rate;
  source: string;
  marginBasisPoints: number;
  abroad: boolean;
  /** She has never sent anything there that arrived. */
  first: boolean;
  /** Whether the account it goes to is known by that name; null before it was asked, and of an address or a number. */
  nameCheck: ({ result: NameCheck } & NameParts) | null;
  reason: TransferReason;
  expiresAt: Date;
  open: boolean;
};

/** A quote of the actor's; null for a missing one and for somebody else's. */
export async function quoteOf(actor: PersonActor, id: Id<'quote'>): Promise<QuoteView | null> {
  const owner = actorKey(actor) ?? '';
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({
        row: quote,
        open: sql<boolean>`${quote.transferId} is null and ${quote.expiresAt} > clock_timestamp()`,
        known: sql<boolean>`money.paid_before(${quote.owner}, ${quote.receiverId}, ${quote.recipientId})`,
      })
      .from(quote)
      .where(and(eq(quote.id, id), eq(quote.owner, owner))),
  );
  if (!row) return null;
  const { row: kept, open, known } = row;
  const send = amountOf(kept.sendMinor, kept.sendCurrency);
  const fee = amountOf(kept.feeMinor, kept.sendCurrency);
  const to = await toOf(actor, kept);
  return {
    ...{ id, to, name: await nameOf(actor, to), send, fee, total: add(send, fee) },
    arrives: amountOf(kept.arriveMinor, kept.arriveCurrency),
    rate: { over: BigInt(kept.midOver), under: BigInt(kept.midUnder) },
    ...{ source: kept.source, marginBasisPoints: kept.marginBasisPoints, abroad: kept.abroad, first: !known },
    ...{ reason: reasonOf(kept.reason), nameCheck: await nameCheckOf(actor, kept), expiresAt: kept.expiresAt, open },
  };
}

/**
 * A transfer as one side of it sees it. Its sender sees what it cost and whom she chose; whoever receives it what arrives and from whom. `waits` says for
 * what it waits while it is held: that it is said where it goes, or for the time in which it can be taken back; of what went to an address its sender is
 * told neither, nor who has it, until it is taken; what went to a telephone number waits for its link, and once its sender has said whom she meant, as for a person.
 */
export type TransferView = {
  id: Id<'transfer'>;
  side: 'sender' | 'receiver';
  state: TransferState;
  waits: 'account' | 'address' | 'link' | 'pause' | null;
  /** Who is at the other end: a person's card, or the name she keeps; null where somebody has closed her account. */
  person: PersonCard | null;
  name: string;
  /** What arrives: for whoever receives it, what she has agreed to have it changed into. `promised` is what it was sent as. */
  arrives: Money;
  promised: Money;
  /** For the sender alone. */
  send: Money | null;
  fee: Money | null;
  total: Money | null;
  abroad: boolean;
  reason: TransferReason;
  problem: string | null;
  cancelUntil: Date | null;
  claimBy: Date | null;
  deliveredAt: Date | null;
  at: Date;
  /** The bank's page that waits for her. */
  actionUrl: string | null;
};

/** What the actor sent and receives, the latest first, `transfersMax` of them. */
export async function myTransfers(actor: PersonActor): Promise<TransferView[]> {
  const rows = await asActor(actor, (tx) => select(tx, actor).orderBy(desc(transfer.createdAt)).limit(transfersMax));
  return viewsOf(actor, rows);
}

/** A transfer of either side's; null for a missing one and for somebody else's. */
export async function transferOf(actor: PersonActor, id: Id<'transfer'>): Promise<TransferView | null> {
  const rows = await asActor(actor, (tx) => select(tx, actor, eq(transfer.id, id)));
  return (await viewsOf(actor, rows))[0] ?? null;
}

/** The transfer that a purchase of the actor's pays; null where it pays something else, and for somebody else's. */
export async function transferOfPurchase(actor: PersonActor, purchaseId: Id<'purchase'>): Promise<TransferView | null> {
  const own = and(eq(transfer.purchaseId, purchaseId), eq(transfer.owner, actorKey(actor) ?? ''));
  const rows = await asActor(actor, (tx) => select(tx, actor, own));
  return (await viewsOf(actor, rows))[0] ?? null;
}

type Row = Awaited<ReturnType<typeof select>>[number];

function select(tx: MoneyTransaction, actor: PersonActor, only = sql`true`.inlineParams()) {
  const key = actorKey(actor) ?? '';
  return tx
    .select({
      row: transfer,
      ready: sql<boolean>`money.transfer_ready(transfer)`,
      // Of somebody else's first leg row security shows nothing.
      attempt: { state: attempt.state, actionUrl: attempt.actionUrl },
    })
    .from(transfer)
    .leftJoin(attempt, eq(attempt.purchaseId, transfer.purchaseId))
    .where(and(or(eq(transfer.owner, key), eq(transfer.receiverId, actor.personId)), only))
    .$dynamic();
}

async function viewsOf(actor: PersonActor, rows: readonly Row[]): Promise<TransferView[]> {
  const owner = actorKey(actor) ?? '';
  const others = rows.map(({ row }) => (row.owner === owner ? row.receiverId : row.personId));
  const kept = rows.flatMap(({ row }) => (row.owner === owner ? (row.recipientId ?? []) : []));
  const sent = rows.flatMap(({ row }) => (row.owner === owner && row.addressed && !row.byPhone ? [row] : []));
  const called = rows.flatMap(({ row }) => (row.owner === owner && row.byPhone ? [row] : []));
  const [cards, names, emails, phones] = await Promise.all([
    cardsOf(others.flatMap((id) => id ?? [])),
    namesOfRecipients(actor, kept),
    openRows('addressed', sent),
    openRows('phoned', called),
  ]);
  return rows.map(({ row, ready, attempt: first }) => {
    const isSender = row.owner === owner;
    const other = isSender ? row.receiverId : row.personId;
    const state = transferStateOf(row.state);
    // Whom she said she meant she knows by name.
    const isUntold = isSender && row.addressed && !(row.byPhone && row.receiverId);
    const person = other && !isUntold ? (cards.get(other) ?? null) : null;
    const address = isUntold ? addressOf(emails.get(row.id), phones.get(row.id)) : '';
    const promised = amountOf(row.arriveMinor, row.arriveCurrency);
    const [send, fee] = [amountOf(row.sendMinor, row.currency), amountOf(row.feeMinor, row.currency)];
    return {
      ...{ id: row.id, side: isSender ? 'sender' : 'receiver', state, person },
      waits: state !== 'held' ? null : isUntold ? (row.byPhone ? 'link' : 'address') : ready ? 'pause' : 'account',
      name:
        person?.name ?? (isUntold ? address : row.recipientId && isSender ? (names.get(row.recipientId) ?? '') : ''),
      arrives: isSender ? promised : (convertedOf(row) ?? promised),
      promised,
      ...(isSender ? { send, fee, total: add(send, fee) } : { send: null, fee: null, total: null }),
      ...{ abroad: row.abroad, reason: reasonOf(row.reason), problem: isSender ? row.problem : null },
      ...{ cancelUntil: row.cancelUntil, claimBy: row.claimBy, deliveredAt: row.deliveredAt, at: row.createdAt },
      actionUrl: isSender && first?.state === 'action' ? first.actionUrl : null,
    };
  });
}

/** What whoever receives it agreed to instead; null while she did not. */
function convertedOf({ convertedMinor, convertedCurrency }: typeof transfer.$inferSelect): Money | null {
  return convertedMinor === null || convertedCurrency === null ? null : amountOf(convertedMinor, convertedCurrency);
}

/** What she sent it to, as she reads it: an address of e-mail or a telephone number. */
function addressOf(emailed: unknown, phoned: unknown): string {
  const phone = PhonedParts.safeParse(phoned).data?.phone;
  return phone === undefined ? (AddressedParts.safeParse(emailed).data?.email ?? '') : shownPhone(phone);
}

async function nameCheckOf(actor: PersonActor, kept: typeof quote.$inferSelect): Promise<QuoteView['nameCheck']> {
  const result = nameChecks.find((one) => one === kept.nameCheck);
  if (result === undefined) return null;
  const words = await sealedWords(actor, kept);
  return {
    result,
    ...(words === '' ? { missing: [], extra: [], letters: false } : NameParts.parse(JSON.parse(words))),
  };
}

/** What is sealed of a quote; empty where nothing is. */
async function sealedWords(actor: PersonActor, { id, sealed }: typeof quote.$inferSelect): Promise<string> {
  const opened = await openRows('quoted', [{ id, owner: actorKey(actor) ?? '', sealed }]);
  return QuotedParts.safeParse(opened.get(id)).data?.words ?? '';
}

async function toOf(actor: PersonActor, kept: typeof quote.$inferSelect): Promise<SendTo> {
  const { receiverId, recipientId } = kept;
  if (receiverId) return { person: receiverId };
  if (kept.addressMark) {
    const words = await sealedWords(actor, kept);
    // An address may begin with a plus, and has an @; a number has none.
    return words.includes('@') ? { email: words } : { phone: words };
  }
  assert(recipientId !== null, 'a quote says to whom');
  return { recipient: recipientId };
}

async function nameOf(actor: PersonActor, to: SendTo): Promise<string> {
  if ('email' in to) return to.email;
  if ('phone' in to) return shownPhone(to.phone);
  if ('person' in to) return (await cardsOf([to.person])).get(to.person)?.name ?? '';
  return (await namesOfRecipients(actor, [to.recipient])).get(to.recipient) ?? '';
}

function reasonOf(word: string): TransferReason {
  return transferReasons.find((one) => one === word) ?? 'other';
}

function amountOf(minor: bigint, currency: string): Money {
  assert(isCurrency(currency), 'a transfer is in a known currency');
  return money(minor, currency);
}
