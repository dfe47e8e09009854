/** Ways to an order, walked without drawing a page: what each page said of the price, and what was taken in the end. */
import type { Page } from '@playwright/test';
import { type SQL, sql } from 'drizzle-orm';
import { DomUtils } from 'htmlparser2';
import { type OwnerDb, openOwner } from '../db/seed/owner';
import { parseId, toUuid } from '../lib/kernel/ids';
import { isCurrency, money, toDecimal } from '../lib/kernel/money';
import { type Stop, totalIn } from '../scripts/fair/prices.mjs';
import { named, treeOf, wordsOf } from '../scripts/fair/tree.mjs';
import { openDatabase } from '../scripts/start/database.mjs';
import { sendForm } from './forms';

/** Works with the site’s database, as its owner. */
export async function withDatabase<Answer>(work: (database: OwnerDb) => Promise<Answer>): Promise<Answer> {
  const { ownerUrl } = await openDatabase(process.env.SOUK_DATA || '.souk', process.env);
  const { database, close } = openOwner(ownerUrl);
  try {
    return await work(database);
  } finally {
    await close();
  }
}

/** What an order took, line by line; amounts as text. */
export type Taken = { total: string; lines: { kind: string; amount: string; included: boolean; quantity: number }[] };

/** A page on the way with its text. */
export type Seen = Stop & { html: string };

/** A page on the way, read and not yet acted on. */
export async function stopAt(page: Page, at: string): Promise<Seen> {
  const answer = await page.request.get(at);
  if (!answer.ok()) throw new Error(`${at} answers ${answer.status()}`);
  return stopIn(new URL(answer.url()).pathname, await answer.text());
}

/** The same of a page that came as the answer to a form. */
export function stopIn(at: string, html: string): Seen {
  const tree = treeOf(html);
  return { at, html, total: totalIn(tree), words: named(tree, 'main').map(wordsOf).join(' ') };
}

/** The words of all buttons of a page, as they have to be named to press one. */
export const buttonsIn = (html: string): string[] =>
  named(treeOf(html), 'button').map((one) => DomUtils.textContent(one).trim());

/** The words of the first button of a page that match, as they have to be named to press it. */
export function buttonOf({ at, html }: Seen, words: RegExp | ((said: string) => boolean)): string {
  const found = buttonsIn(html).find(words instanceof RegExp ? (one) => words.test(one) : words);
  if (!found) throw new Error(`${at} has no button ${words}`);
  return found;
}

/** Where the first link of a page leads whose address matches. */
export function linkOf({ at, html }: Seen, address: RegExp): string {
  const found = named(treeOf(html), 'a').find(({ attribs }) => address.test(attribs.href ?? ''));
  if (!found?.attribs.href) throw new Error(`${at} has no link to ${address}`);
  return found.attribs.href;
}

const isOrder = (url: URL) => /^\/orders\/(ord_|open\/)/.test(url.pathname);

/** Presses the button that pays, and answers where that led. */
export async function pay(page: Page, at: string, stop: Seen, typed: Record<string, string> = {}): Promise<URL> {
  const button = buttonOf(stop, /^(Pay|Give|Order and pay) .*\d/);
  const { url } = await sendForm(page, { at, button, typed, done: isOrder });
  return url;
}

/** What the purchase took that an order belongs to, line by line: the order of an address, or of an id as the database has it. */
export async function takenOf(database: OwnerDb, order: URL | string): Promise<Taken> {
  if (typeof order === 'string') return takenWhere(database, sql`o.id = ${order}::uuid`);
  const id = parseId('order', order.pathname.split('/').at(-1) ?? '');
  if (!id) throw new Error(`${order} is no order`);
  return takenWhere(database, sql`o.id = ${toUuid(id)}::uuid`);
}

/** The same of somebody's latest. */
export const latestOf = (database: OwnerDb, email: string): Promise<Taken> =>
  takenWhere(database, sql`o.contact_email = ${email}`);

async function takenWhere(database: OwnerDb, which: SQL): Promise<Taken> {
  const [found] = await database.execute<{ id: string; total: string; currency: string }>(sql`
    select p.id, p.total_minor::text as total, p.currency from money.purchase p join money."order" o on o.purchase_id = p.id
    where ${which} order by p.created_at desc limit 1`);
  if (!found) throw new Error('no such order');
  const lines = await database.execute<Row>(sql`
    select l.kind, l.amount_minor::text as amount, l.included, l.quantity from money.order_line l
    join money."order" o on o.id = l.order_id where o.purchase_id = ${found.id}::uuid`);
  const text = (minor: string) => decimal(minor, found.currency);
  return {
    total: text(found.total),
    lines: lines.map(({ amount, included, ...line }) => ({ ...line, amount: text(amount), included: included === 1 })),
  };
}

type Row = { kind: string; amount: string; included: number; quantity: number };

/** Minor units as they are written: `17.00`. */
export function decimal(minor: string, currency: string): string {
  if (!isCurrency(currency)) throw new Error(`${currency} is no currency`);
  return toDecimal(money(BigInt(minor), currency));
}

/** A discount of a shop, made as its owner makes it. */
export async function makeDiscount(page: Page, handle: string, typed: Record<string, string>): Promise<void> {
  await sendForm(page, {
    at: `/studio/${handle}/discounts/new`,
    button: 'Save',
    typed: { title: 'Fair', ...typed },
    done: (url) => /\/discounts\/dsc_/.test(url.pathname),
  });
}

/** What a shop's feeds say of each variant, as `17.00 EUR`: those that agents, markets and search engines read. */
export async function feedsOf(page: Page, handle: string): Promise<ReadonlyMap<string, string>[]> {
  const google = await rowsOf(page, `/${handle}/feeds/google.tsv`);
  const acp: { id: string; price: string; sale_price?: string }[] = await jsonOf(page, `/${handle}/feeds/acp.json`);
  return [google, new Map(acp.map(({ id, price, sale_price }) => [id, sale_price ?? price]))];
}

async function jsonOf(page: Page, at: string) {
  const answer = await page.request.get(at);
  const said = JSON.parse(await answer.text());
  return Array.isArray(said) ? said : (said.products ?? said.items);
}

async function rowsOf(page: Page, at: string): Promise<ReadonlyMap<string, string>> {
  const [head = [], ...rows] = (await (await page.request.get(at)).text()).split('\n').map((line) => line.split('\t'));
  const of = (row: readonly string[], name: string) => row[head.indexOf(name)] ?? '';
  return new Map(rows.map((row) => [of(row, 'id'), of(row, 'sale_price') || of(row, 'price')]));
}
