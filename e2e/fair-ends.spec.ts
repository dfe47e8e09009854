/** What is begun with a few presses ends with no more, and what is paid is what was said first: docs/fairness.md. Walked without drawing a page. */
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { DomUtils } from 'htmlparser2';
import { type OwnerDb, openOwner } from '../db/seed/owner';
import { parseId, toUuid } from '../lib/kernel/ids';
import { isCurrency, money, toDecimal } from '../lib/kernel/money';
import { orderFaults, priceFaults } from '../scripts/fair/prices.mjs';
import { named, treeOf, wordsOf } from '../scripts/fair/tree.mjs';
import { openDatabase } from '../scripts/start/database.mjs';
import { expect, test } from './fixtures';
import { sendForm } from './forms';

/** A page and one of its forms sent: two steps, and one more for each field that has to be filled in. */
type Step = { at: string; button: string; typed?: Record<string, string> };
/** What can be begun, and how it ends; a new thing is one line more. */
type Thing = { what: string; begin: readonly Step[]; end: readonly Step[] };

const stepsOf = (walk: readonly Step[]) =>
  walk.reduce((steps, { typed = {} }) => steps + 2 + Object.keys(typed).length, 0);

const onOne = (at: string, begin: string, end: string): Omit<Thing, 'what'> => ({
  begin: [{ at, button: begin }],
  end: [{ at, button: end }],
});

const things: readonly Thing[] = [
  { what: 'following a shop', ...onOne('/cedar-and-co', 'Follow', 'Following') },
  { what: 'following a person', ...onOne('/people/lina', 'Follow', 'Following') },
  { what: 'asking to be friends', ...onOne('/people/lina', 'Add friend', 'Withdraw request') },
  { what: 'saving a product', ...onOne('/cedar-and-co/beck-workshop-stool', 'Save', 'Saved') },
  {
    what: 'mail of what is new',
    begin: [{ at: '/settings/notifications', button: 'Save', typed: { rhythm: 'weekly' } }],
    end: [{ at: '/settings/notifications', button: 'Save', typed: { rhythm: 'off' } }],
  },
];

async function walk(page: Page, steps: readonly Step[]): Promise<void> {
  for (const { at, button, typed = {} } of steps) await sendForm(page, { at, button, typed, done: () => true });
}

/** The words of the button that pays at once, as the page says them. */
async function payWords(page: Page, path: string): Promise<{ button: string; html: string }> {
  const html = await (await page.request.get(path)).text();
  const button = named(treeOf(html), 'button')
    .map((one) => DomUtils.textContent(one).trim())
    .find((words) => words.startsWith('Pay '));
  if (!button) throw new Error(`${path} has no button that pays`);
  return { button, html };
}

test('what was begun ends with no more steps than it took', async ({ page, app }) => {
  const person = app.newPerson();
  await app.signUp(person);
  for (const { what, begin, end } of things) {
    await walk(page, begin);
    await walk(page, end);
    // It has ended: it can be begun again.
    await walk(page, begin);
    await walk(page, end);
    expect(stepsOf(end), what).toBeLessThanOrEqual(stepsOf(begin));
  }
  const html = await (await page.request.get('/settings/close')).text();
  const label =
    named(treeOf(html), 'label')
      .map(wordsOf)
      .find((words) => /^Type .* to confirm/.test(words)) ?? '';
  const handle = /^Type (.*) to confirm/.exec(label)?.[1]?.trim() ?? '';
  const close = [{ at: '/settings/close', button: 'Close my account for good', typed: { handle } }];
  await walk(page, close);
  expect((await page.request.get('/settings', { maxRedirects: 0 })).status(), 'the account is closed').toBe(307);
  const open = [{ at: '/sign-up', button: 'Create account', typed: person }];
  expect(stepsOf(close), 'an account').toBeLessThanOrEqual(stepsOf(open));
});

type Line = { kind: string; amount: string; included: number; quantity: number };

/** One product of every shop that sends to the United States, the cheapest that is in stock and needs no line. */
const someProducts = (database: OwnerDb) =>
  database.execute<{ path: string }>(sql`
    select distinct on (g.id) g.handle || '/' || p.slug as path from shop.variant v
    join shop.product p on p.id = v.product_id join shop.page g on g.id = p.page_id
    where 'US' = any (g.delivery_countries) and p.state = 'published' and g.state = 'published' and v.removed_at is null
      and v.stock > 5 and not v.drop and g.handle in (select handle from shop.page where created_at < now() - interval '1 day')
    order by g.id, v.price_minor limit 4`);

async function orderOf(database: OwnerDb, path: string) {
  const id = parseId('order', path.split('/').at(-1) ?? '');
  if (!id) throw new Error(`${path} is no order`);
  const key = toUuid(id);
  const [order] = await database.execute<{ total: string; currency: string }>(
    sql`select total_minor::text as total, currency from money."order" where id = ${key}::uuid`,
  );
  const lines = await database.execute<Line>(sql`
    select kind, amount_minor::text as amount, included, quantity from money.order_line where order_id = ${key}::uuid`);
  if (!order || !isCurrency(order.currency)) throw new Error('no such order');
  const { currency } = order;
  const text = (amount: string) => toDecimal(money(BigInt(amount), currency));
  return {
    total: text(order.total),
    lines: lines.map(({ kind, amount, included, quantity }) => ({
      ...{ kind, quantity, amount: text(amount), included: included === 1 },
    })),
  };
}

test('what is paid was said before: one thing, no line that nobody named; and it is undone in as many steps', async ({
  page,
  app,
}) => {
  const { ownerUrl } = await openDatabase(process.env.SOUK_DATA || '.souk', process.env);
  const { database, close } = openOwner(ownerUrl);
  try {
    await app.signUpReadyToPay();
    const products = await someProducts(database);
    expect(products.length).toBeGreaterThan(1);
    for (const { path } of products) {
      const at = `/${path}`;
      const { button, html } = await payWords(page, at);
      expect(priceFaults(treeOf(html), new Map()), at).toEqual([]);
      const announced = named(treeOf(html), 'main').map(wordsOf).join(' ');
      const isOrder = (url: URL) => url.pathname.startsWith('/orders/ord_');
      const { url } = await sendForm(page, { at, button, typed: {}, done: isOrder });
      const order = await orderOf(database, url.pathname);
      expect(orderFaults({ ...order, announced }), at).toEqual([]);
      const goods = order.lines.filter(({ kind }) => kind === 'goods');
      expect(
        goods.map(({ quantity }) => quantity),
        `${at} is one thing`,
      ).toEqual([1]);
      const undo = { at: url.pathname, button: 'Undo' };
      await walk(page, [undo]);
      expect(stepsOf([undo]), 'a purchase').toBeLessThanOrEqual(stepsOf([{ at, button }]));
    }
  } finally {
    await close();
  }
});

test('one thing put into the basket is one thing in the basket', async ({ page, app }) => {
  const { ownerUrl } = await openDatabase(process.env.SOUK_DATA || '.souk', process.env);
  const { database, close } = openOwner(ownerUrl);
  try {
    const person = app.newPerson();
    await app.signUp(person);
    await walk(page, [{ at: '/cedar-and-co/beck-workshop-stool', button: 'Add to cart' }]);
    const lines = await database.execute<{ quantity: number }>(sql`
      select l.quantity from money.cart_line l join money.cart c on c.owner = l.owner
      join identity.person p on p.id = c.person_id where p.email = ${person.email}`);
    expect(lines.map(({ quantity }) => quantity)).toEqual([1]);
  } finally {
    await close();
  }
});
