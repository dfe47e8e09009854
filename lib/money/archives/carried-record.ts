import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { type CarriedFile, carriedBytes, carriedFiles } from '@/lib/shop/restores/queries';

const digits = z.string().regex(/^-?\d{1,18}$/);
const amount = z
  .object({ currency: z.string(), minor: digits })
  .transform(({ currency, minor }) => (isCurrency(currency) ? money(BigInt(minor), currency) : null));
const moment = z.iso.datetime().transform((text) => new Date(text));

const Sold = z.object({
  order: z.string().max(60),
  placedAt: moment,
  state: z.string().max(40),
  total: amount,
  lines: z.array(z.object({ kind: z.string(), title: z.string(), quantity: z.number() })),
});
const Posting = z.object({
  at: moment,
  kind: z.string().max(80),
  side: z.enum(['credit', 'debit']),
  minor: digits,
  currency: z.string(),
  balance: digits,
  order: z.string().max(60).nullable(),
});

/** A line of a record that was carried along; null for one that cannot be read. An order, or a posting of the page's part of the books. */
export type CarriedLine = {
  readonly at: Date;
  readonly name: string;
  readonly words: string;
  readonly amount: Money | null;
  readonly balance: Money | null;
} | null;

/** A screen of a carried record, newest first; `older` and `newer` are other screens, null where there is none. */
export type CarriedScreen = {
  readonly lines: readonly CarriedLine[];
  readonly older: number | null;
  readonly newer: number | null;
};

/** What a carried record can be looked at as. */
export const carriedKinds = ['orders', 'ledger'] as const;
/** One of them. */
export type CarriedKind = (typeof carriedKinds)[number];

/**
 * What came with an archive of a page the actor owns, to be read: the `screen`-th hundred of its lines, from the newest, 0. It is what she
 * took along, and no more believed than that: no money is counted by it.
 */
export async function carriedScreen(
  actor: Actor,
  pageId: Id<'page'>,
  kind: CarriedKind,
  screen: number,
): Promise<CarriedScreen> {
  const files = (await carriedFiles(actor, pageId)).filter(({ path }) => path === `${kind}.jsonl`);
  const all = files.flatMap((file) => Array.from({ length: file.pieces }, (_, piece) => ({ file, piece }))).reverse();
  const asked = all[screen];
  const lines = asked ? await linesIn(asked.file, asked.piece) : [];
  return {
    lines: lines.map(kind === 'orders' ? orderOf : postingOf).reverse(),
    older: screen + 1 < all.length ? screen + 1 : null,
    newer: asked && screen > 0 ? screen - 1 : null,
  };
}

async function linesIn(file: CarriedFile, piece: number): Promise<unknown[]> {
  const text = Buffer.from(await carriedBytes(file, piece)).toString('utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [jsonOf(line)]));
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function orderOf(line: unknown): CarriedLine {
  const read = Sold.safeParse(line);
  if (!read.success) return null;
  const { order, placedAt, total, lines } = read.data;
  const goods = lines.filter(({ kind }) => kind === 'goods').map(({ quantity, title }) => `${quantity} × ${title}`);
  return { at: placedAt, name: order, words: goods.join(' · '), amount: total, balance: null };
}

function postingOf(line: unknown): CarriedLine {
  const read = Posting.safeParse(line);
  if (!read.success || !isCurrency(read.data.currency)) return null;
  const { at, kind, side, minor, currency, balance, order } = read.data;
  const change = side === 'credit' ? BigInt(minor) : -BigInt(minor);
  return {
    at,
    name: order ?? '',
    words: kind,
    amount: money(change, currency),
    balance: money(BigInt(balance), currency),
  };
}
