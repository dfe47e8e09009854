/** What is begun with a few presses ends with no more, and what is paid is what was said first: docs/fairness.md. Walked without drawing a page. */
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '../db/seed/owner';
import { priceFaults, walkFaults } from '../scripts/fair/prices.mjs';
import { named, treeOf, wordsOf } from '../scripts/fair/tree.mjs';
import { canBeEnded, type Ground, stepsOf, stool, things, walk } from './fair-things';
import { buttonOf, pay, stopAt, takenOf, withDatabase } from './fair-walking';
import { expect, test } from './fixtures';
import { sendForm } from './forms';

test('what was begun ends with no more steps than it took', async ({ page, app }) => {
  test.slow();
  const person = await app.signUpReadyToPay();
  const bought = await pay(page, stool, await stopAt(page, stool));
  await withDatabase(async (database) => {
    const on: Ground = { page, database, email: person.email, order: bought.pathname, last: null, at: '' };
    for (const thing of things) {
      await walk(on, thing.begin, thing.unseen?.done);
      await walk(on, thing.end);
      // It has ended: nothing is left there to be ended.
      expect.soft(await canBeEnded(on, thing), thing.what).toBe(false);
      expect.soft(stepsOf(thing.end), thing.what).toBeLessThanOrEqual(stepsOf(thing.begin));
    }
    const label =
      named(treeOf((await stopAt(page, '/settings/close')).html), 'label')
        .map(wordsOf)
        .find((words) => /^Type .* to confirm/.test(words)) ?? '';
    const handle = /^Type (.*) to confirm/.exec(label)?.[1]?.trim() ?? '';
    const end = [{ at: '/settings/close', button: 'Close my account for good', typed: { handle } }];
    await walk(on, end);
    expect((await page.request.get('/settings', { maxRedirects: 0 })).status(), 'the account is closed').toBe(307);
    const begin = [{ at: '/sign-up', button: 'Create account', typed: person }];
    expect(stepsOf(end), 'an account').toBeLessThanOrEqual(stepsOf(begin));
  });
});

/** One product of every shop that sends to the United States, the cheapest that is in stock and needs no line. */
const someProducts = (database: OwnerDb) =>
  database.execute<{ path: string }>(sql`
    select distinct on (g.id) g.handle || '/' || p.slug as path from shop.variant v
    join shop.product p on p.id = v.product_id join shop.page g on g.id = p.page_id
    where 'US' = any (g.delivery_countries) and p.state = 'published' and g.state = 'published' and v.removed_at is null
      and v.stock > 5 and not v.drop and g.handle in (select handle from shop.page where created_at < now() - interval '1 day')
    order by g.id, v.price_minor limit 4`);

test('what is paid was said before: one thing, no line that nobody named; and it is undone in as many steps', async ({
  page,
  app,
}) => {
  await withDatabase(async (database) => {
    const { email } = await app.signUpReadyToPay();
    const on: Ground = { page, database, email, order: '', last: null, at: '' };
    const products = await someProducts(database);
    expect(products.length).toBeGreaterThan(1);
    for (const { path } of products) {
      const at = `/${path}`;
      const stop = await stopAt(page, at);
      expect(priceFaults(treeOf(stop.html), new Map()), at).toEqual([]);
      const url = await pay(page, at, stop);
      const order = await takenOf(database, url);
      expect(walkFaults([stop], order), at).toEqual([]);
      const goods = order.lines.filter(({ kind }) => kind === 'goods');
      expect(
        goods.map(({ quantity }) => quantity),
        `${at} is one thing`,
      ).toEqual([1]);
      const undo = { at: url.pathname, button: 'Undo' };
      await walk(on, [undo]);
      expect(stepsOf([undo]), 'a purchase').toBeLessThanOrEqual(stepsOf([{ at, button: buttonOf(stop, /^Pay /) }]));
    }
  });
});

test('one thing put into the basket is one thing in the basket', async ({ page, app }) => {
  await withDatabase(async (database) => {
    const person = app.newPerson();
    await app.signUp(person);
    await sendForm(page, { at: stool, button: 'Add to cart', typed: {}, done: () => true });
    const lines = await database.execute<{ quantity: number }>(sql`
      select l.quantity from money.cart_line l join money.cart c on c.owner = l.owner
      join identity.person p on p.id = c.person_id where p.email = ${person.email}`);
    expect(lines.map(({ quantity }) => quantity)).toEqual([1]);
  });
});
