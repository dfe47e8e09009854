/** The ways to pay that begin elsewhere than in a shop’s basket: a donation, money that is sent, and another site’s button. */
import { createHash, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { parseId, toUuid } from '../lib/kernel/ids';
import { walkFaults } from '../scripts/fair/prices.mjs';
import { buttonOf, decimal, linkOf, pay, type Seen, stopAt, stopIn, takenOf } from './fair-walking';
import type { World } from './fair-walks';
import { sendForm } from './forms';

const yes = () => true;
const charity = '/donate/root-and-branch';

/** What is delivered as files: nothing is added for a parcel. */
export async function files({ buyer, database }: World): Promise<string[]> {
  const [found] = await database.execute<{ path: string }>(sql`
    select g.handle || '/' || p.slug as path from shop.product p join shop.page g on g.id = p.page_id
    where p.as_files and p.state = 'published' and g.state = 'published' and 'US' = any (g.delivery_countries) order by p.id limit 1`);
  const at = `/${found?.path}`;
  const stop = await stopAt(buyer, at);
  return walkFaults([stop], await takenOf(database, await pay(buyer, at, stop)));
}

/** A donation beside a purchase: pressed, taken out, pressed again; each time the total is what stood there. */
export async function beside({ buyer, database }: World): Promise<string[]> {
  const product = '/atlas-and-thread/bread-basket';
  const first = await stopAt(buyer, product);
  const sheet = linkOf(first, /^\/checkout\?variant=/);
  const [now, given] = [await stopAt(buyer, sheet), '2.00'];
  const add = linkOf(now, /[?&]donate=200\./);
  const added = await stopAt(buyer, add);
  const without = await stopAt(buyer, sheet);
  const stops = [
    first,
    { ...now, chosen: [given] },
    { ...added, chosen: [`-${given}`] },
    { ...without, chosen: [given] },
    added,
  ];
  return walkFaults(stops, await takenOf(database, await pay(buyer, add, added)));
}

const gives = async ({ buyer, database }: World, rhythm: 'once' | 'monthly', cover: boolean) => {
  const stop = await stopAt(buyer, `${charity}?choice=2500&amount=&rhythm=${rhythm}`);
  const [, fee = ''] = /Add \$([\d.]+) so that fees/.exec(stop.words) ?? [];
  const at = `${charity}?choice=2500&amount=&rhythm=${rhythm}`;
  const url = await pay(buyer, at, stop, cover ? { cover: 'on' } : {});
  const order = await takenOf(database, url);
  const whole = { ...stop, chosen: cover ? [fee] : [] };
  const last = { ...stop, total: order.total };
  return walkFaults(cover ? [whole, last] : [whole], order);
};

/** A donation with what its fees cost, because that was ticked; and one without. */
export const donation = async (world: World) => [
  ...(await gives(world, 'once', true)),
  ...(await gives(world, 'once', false)),
];

/** The first of every month’s. */
export const monthly = (world: World) => gives(world, 'monthly', false);

/** Money sent abroad: the quote names the fee, and both together are taken. */
export async function transfer({ buyer, database }: World): Promise<string[]> {
  const there = await sendForm(buyer, {
    ...{ at: '/transfers/recipients/new', button: 'Go on to the provider', done: yes },
    typed: { name: 'Salma Haddad', country: 'GB' },
  });
  const back = await sendForm(buyer, { at: there.url.href, button: 'Complete', typed: {}, done: yes });
  const quote = await sendForm(buyer, {
    ...{ at: back.url.href, button: 'See what it costs', typed: { amount: '200', currency: 'USD', reason: 'family' } },
    done: (url) => url.pathname.startsWith('/transfers/send/'),
  });
  const stop = stopIn(quote.url.pathname, quote.html);
  const sent = await sendForm(buyer, {
    ...{ at: quote.url.href, button: buttonOf(stop, /^Pay /), typed: {} },
    done: (url) => url.pathname.startsWith('/transfers/trf_'),
  });
  const id = parseId('transfer', sent.url.pathname.split('/').at(-1) ?? '');
  if (!id) throw new Error(`${sent.url} is no transfer`);
  const [row] = await database.execute<{ amount: string; fee: string; total: string; currency: string }>(sql`
    select send_minor::text as amount, fee_minor::text as fee, (send_minor + fee_minor)::text as total, currency
    from money.transfer where id = ${toUuid(id)}::uuid`);
  if (!row) throw new Error('no transfer');
  const line = (kind: string, minor: string) => ({ kind, amount: decimal(minor, row.currency), included: false });
  await sendForm(buyer, { at: sent.url.href, button: 'Take it back', typed: {}, done: yes });
  const lines = [line('sent', row.amount), line('fee', row.fee)];
  return walkFaults([stop], { total: decimal(row.total, row.currency), lines });
}

/** The address of somebody’s own machine, which a test pair may stand on. */
const origin = 'http://127.0.0.1:4999';

/** A test pair, with the fixed amount that comes with it. */
async function pairOf(page: Page) {
  const made = await sendForm(page, { at: '/developers', button: 'Make a test pair', typed: {}, done: yes });
  const found = (pattern: RegExp) => pattern.exec(made.html)?.[0] ?? '';
  return {
    secret: found(/sk_test_[A-Za-z0-9_-]{43}/),
    publishable: found(/pk_test_[A-Za-z0-9_-]{24}/),
    link: found(/plink_[0-9a-z]{26}/),
  };
}

/** Another site’s server asks an amount: the sheet, the confirmation and the order say it, and so does the API that completes it. */
export async function serverButton({ buyer, database }: World): Promise<string[]> {
  const { secret } = await pairOf(buyer);
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { amount: 4620, currency: 'USD', shipping_amount: 620, shipping: {}, email: true, origin };
  const api = (path: string, data: object, key: string) =>
    buyer.request.post(`/pay/v1/orders${path}`, {
      ...{ data, headers: { Authorization: `Bearer ${secret}`, 'Idempotency-Key': key } },
    });
  const items = [{ title: 'Desk lamp', quantity: 1, unit_amount: 4000 }];
  const made = await (
    await api('', { ...asked, challenge, items, return_url: `${origin}/`, cancel_url: `${origin}/` }, 'first')
  ).json();
  const shown = await buyer.request.post('/pay/start', {
    ...{ headers: { origin }, form: { token: made.client_token, challenge, state: 'x' }, maxRedirects: 0 },
  });
  const sheet = await stopAt(buyer, shown.headers().location ?? '');
  const { url, html } = await sendForm(buyer, {
    ...{ at: sheet.at, button: buttonOf(sheet, /^Pay /), typed: {} },
    done: (url) => url.pathname.startsWith('/pay/order/'),
  });
  const back = await buyer.request.get(`${url.pathname}/back`, { maxRedirects: 0 });
  const code = new URL(back.headers().location ?? '').searchParams.get('code') ?? '';
  const done = await (await api(`/${made.id}/complete`, { approval_code: code, verifier }, 'second')).json();
  const text = (minor: number) => decimal(String(minor), 'USD');
  const faults = walkFaults(
    [{ at: 'the API', total: text(made.amount), words: '' }, sheet],
    await boughtBy(database, made.id),
  );
  return [
    ...faults,
    ...(done.amount === made.amount ? [] : [`asked ${made.amount}, completed ${done.amount}: ${JSON.stringify(done)}`]),
    ...(html.includes('Paid') ? [] : ['the confirmation does not say that it is paid']),
  ];
}

/** What the order came to that another site’s order became. */
async function boughtBy(database: World['database'], payOrder: string) {
  const id = parseId('payOrder', payOrder);
  if (!id) throw new Error(`${payOrder} is no order`);
  const [bought] = await database.execute<{ id: string }>(sql`
    select o.id from money."order" o join money.pay_order p on p.purchase_id = o.purchase_id where p.id = ${toUuid(id)}::uuid`);
  if (!bought) throw new Error(`${payOrder} bought nothing`);
  return takenOf(database, bought.id);
}

/** A page that is only a file sells something: from the plain link that stands in it to the order. */
async function plainWay({ buyer, database }: World, ask: string, typed: Record<string, string>, first?: Seen) {
  const known = await buyer.request.get(`/pay/buy?${ask}`, { headers: { referer: `${origin}/` } });
  const [, from = ''] = /name="from" value="([^"]*)"/.exec(await known.text()) ?? [];
  const at = `/pay/buy?${ask}&from=${encodeURIComponent(from)}`;
  const choice = await stopAt(buyer, at);
  const opened = await sendForm(buyer, {
    ...{ at, button: 'Go on to pay', typed },
    done: (url) => url.pathname.startsWith('/pay/order/'),
  });
  const sheet = stopIn(opened.url.pathname, opened.html);
  await sendForm(buyer, { at: opened.url.href, button: buttonOf(sheet, /^Pay /), typed: {}, done: yes });
  const order = await boughtBy(database, opened.url.pathname.split('/').at(-1) ?? '');
  return { faults: walkFaults([...(first ? [first] : []), sheet], order), choice, order };
}

/** A fixed amount: what the choice names is what the sheet asks. */
export async function fixedButton(world: World): Promise<string[]> {
  const { publishable, link } = await pairOf(world.buyer);
  const { faults, choice, order } = await plainWay(world, `pk=${publishable}&link=${link}`, {});
  return choice.words.includes(order.total)
    ? faults
    : [...faults, `chosen at ${choice.words.slice(0, 80)}, took ${order.total}`];
}

/** Goods of a shop, sold on its own site: the price is the one that the shop’s page says. */
export async function shopButton(world: World): Promise<string[]> {
  const { owner, buyer, handle, product, variant } = world;
  const made = await sendForm(owner, {
    ...{ at: `/studio/${handle}/pay-button/new`, button: 'Open the site', typed: { origin }, done: yes },
  });
  const publishable = /pk_test_[A-Za-z0-9_-]{24}/.exec(made.html)?.[0] ?? '';
  const first = await stopAt(buyer, product);
  return (await plainWay(world, `pk=${publishable}&variant=${variant}`, {}, first)).faults;
}
