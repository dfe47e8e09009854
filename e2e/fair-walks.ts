/** The ways to pay in a shop, each walked from the first page that names its price to the order: what differs on the way. */
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '../db/seed/owner';
import { fromUuid, parseId, toUuid } from '../lib/kernel/ids';
import { priceFaults, type Stop, saidToMachines, says, shareFaults, walkFaults } from '../scripts/fair/prices.mjs';
import { named, treeOf, wordsOf } from '../scripts/fair/tree.mjs';
import { home, newEmail } from './buying';
import {
  buttonOf,
  decimal,
  feedsOf,
  latestOf,
  linkOf,
  makeDiscount,
  pay,
  stopAt,
  stopIn,
  takenOf,
} from './fair-walking';
import { expect } from './fixtures';
import { sendForm } from './forms';

/** A shop that asks for delivery and tax; who owns it, who buys there, a friend who does too, and somebody nobody knows. */
export type World = {
  database: OwnerDb;
  owner: Page;
  buyer: Page;
  friend: Page;
  guest: Page;
  handle: string;
  product: string;
  variant: string;
  /** What an earlier walk leaves to a later one. */
  given: Map<string, string>;
};

const yes = () => true;
const sheetOf = (variant: string, quantity = 1) => `/checkout?variant=${variant}&quantity=${quantity}`;

/** What a card, a page, previews, search engines and feeds say of a product; the page is answered to go on from. */
async function saidOf({ buyer, guest, handle, product }: World) {
  const [shop, first, own] = [
    await stopAt(guest, `/${handle}`),
    await stopAt(guest, product),
    await stopAt(buyer, product),
  ];
  const [told] = saidToMachines(treeOf(own.html));
  const card = named(treeOf(shop.html), 'a').filter(({ attribs }) => attribs.href === product);
  const faults = (await feedsOf(guest, handle)).flatMap((feed) => [
    ...(feed.size === 0 ? ['a feed names no price'] : []),
    ...priceFaults(treeOf(own.html), feed),
  ]);
  // A card says the price of every day: what runs for some days is said beside it on the page, and never makes it more.
  const onCard = card.map(wordsOf).flatMap((words) => /\d+\.\d\d/.exec(words) ?? [])[0] ?? '0';
  const isSaid = says(own.words, onCard) && Number(onCard) >= Number(told?.amount);
  return {
    stops: [first, own],
    faults: isSaid ? faults : [...faults, `the card says ${onCard}, the page ${told?.amount}`],
  };
}

/** A card on the shop's page, the product's page, and one tap. */
export async function tap(world: World): Promise<string[]> {
  const { buyer, database, product } = world;
  const { stops, faults } = await saidOf(world);
  const own = stops.at(-1);
  if (!own) throw new Error(product);
  return [...faults, ...walkFaults(stops, await takenOf(database, await pay(buyer, product, own)))];
}

/** The sheet, with a card and an address that are chosen there. */
export async function sheet({ buyer, database, product, variant }: World): Promise<string[]> {
  const stops = [await stopAt(buyer, product), await stopAt(buyer, sheetOf(variant))] as const;
  return walkFaults(stops, await takenOf(database, await pay(buyer, sheetOf(variant), stops[1])));
}

/** Somebody without an account, who types everything and leaves the card at the card service. */
export async function guest({ guest: page, database, product, variant }: World): Promise<string[]> {
  const email = newEmail();
  const { line1, name, city, postalCode } = home;
  const typed = { email, name, line1, city, postalCode, region: 'TX', country: 'US' };
  const stops = [await stopAt(page, product), await stopAt(page, sheetOf(variant))] as Stop[];
  const there = await sendForm(page, {
    ...{ at: sheetOf(variant), button: 'Type the card on the card service’s own page', typed },
    done: (url) => url.pathname.startsWith('/setup/'),
  });
  const { data } = await (await page.request.get(new URL('/test-cards', there.url).href)).json();
  const back = await sendForm(page, {
    ...{ at: there.url.href, button: 'Save card', typed: { number: data[0].number, expiry: '12 / 40', cvc: '123' } },
    done: (url) => url.pathname === '/checkout',
  });
  const own = stopIn('/checkout', back.html);
  await pay(page, back.url.href, own);
  return walkFaults([...stops, own], await latestOf(database, email));
}

/** Cash at the door: what that costs stands beside it, before it is chosen. */
export async function door({ owner, buyer, database, handle, product, variant }: World): Promise<string[]> {
  const at = `/studio/${handle}/settings/delivery`;
  await sendForm(owner, { at, button: 'Use zones', typed: {}, done: yes });
  const zone = linkOf(await stopAt(owner, at), /settings\/delivery\/[a-z]+_/);
  const typed = { offered: 'on', fee: '2', most: '100' };
  await sendForm(owner, { at: zone, button: 'Save', typed, done: yes });
  const [first, now] = [await stopAt(buyer, product), await stopAt(buyer, sheetOf(variant))];
  const cash = linkOf(now, /method=at_door/);
  const [, fee = ''] = /Pay on delivery.*?\$([\d.]+)/.exec(now.words) ?? [];
  const last = await stopAt(buyer, cash);
  return walkFaults([first, { ...now, chosen: [fee] }, last], await takenOf(database, await pay(buyer, cash, last)));
}

/** A gift to whoever has its link. */
export async function gift({ buyer, database, variant }: World): Promise<string[]> {
  const at = `/gift/new?variant=${variant}&country=US&region=TX`;
  const stops = [await stopAt(buyer, sheetOf(variant)), await stopAt(buyer, at)] as const;
  return walkFaults(stops, await takenOf(database, await pay(buyer, at, stops[1])));
}

/** A purchase of three: shares are the whole, and what a share’s page says is what its payer is charged. */
export async function split({ buyer, friend, database, variant }: World): Promise<string[]> {
  const said = (await stopAt(buyer, sheetOf(variant))).total ?? '';
  const at = `/transfers/parts/new?variant=${variant}&quantity=1&people=3&way=even`;
  const start = await stopAt(buyer, at);
  const shares = [...start.words.matchAll(/(?:You|Person \d+): \$([\d.]+)/g)].map(([, share = '']) => share);
  const begun = await sendForm(buyer, {
    ...{ at, button: buttonOf(start, /^Hold my share/), typed: {} },
    done: (url) => url.pathname.startsWith('/transfers/parts/pur_'),
  });
  const whole = parseId('purchase', begun.url.pathname.split('/').at(-1) ?? '');
  if (!whole) throw new Error(`${begun.url} is no purchase`);
  const link = /data-part-link[^>]*>([^<]+)</.exec(begun.html)?.[1] ?? '';
  const share = await stopAt(friend, new URL(link).pathname);
  await sendForm(friend, {
    at: new URL(link).pathname,
    button: buttonOf(share, /^Pay my share/),
    typed: {},
    done: yes,
  });
  const [charged] = await database.execute<{ total: string; currency: string }>(sql`
    select p.total_minor::text as total, p.currency from money.purchase p join money.split_part s on s.id = p.part_id
    join money.split_purchase w on w.purchase_id = s.purchase_id
    where p.owner <> w.owner and s.purchase_id = ${toUuid(whole)}::uuid`);
  const took = charged ? decimal(charged.total, charged.currency) : 'nothing';
  return [
    ...(shares.length === 3 ? [] : [`three shares are ${shares.length}`]),
    ...shareFaults(shares, said),
    ...(took === share.total && took === shares[1] ? [] : [`asked ${shares[1]}, said ${share.total}, took ${took}`]),
  ];
}

/** Buying with a code, from the link that carries it: what the page says once it is in is what is taken, and less than before. */
const withCode =
  (typed: Record<string, string>, quantity = 1) =>
  async ({ owner, buyer, database, handle, product, variant }: World): Promise<string[]> => {
    const code = `FAIR-${typed.kind?.replaceAll('_', '-').toUpperCase()}`;
    await makeDiscount(owner, handle, { ...typed, method: 'code', code });
    const at = sheetOf(variant, quantity);
    const before = await stopAt(buyer, at);
    await sendForm(buyer, { at: `${product}?code=${code}`, button: 'Use it', typed: {}, done: yes });
    const last = await stopAt(buyer, at);
    const stops = quantity === 1 ? [await stopAt(buyer, product), last] : [last];
    const faults = walkFaults(stops, await takenOf(database, await pay(buyer, at, last)));
    return Number(last.total) < Number(before.total) ? faults : [...faults, `${code} takes nothing off`];
  };

export const code = withCode({ kind: 'percent_order', percent: '20' });
export const amountOff = withCode({ kind: 'amount_order', off: '3' });
export const things = withCode({ kind: 'amount_items', off: '2' });
export const bundle = withCode({ kind: 'buy_get', buy: '2', get: '1', percent: '100' }, 3);
export const freeDelivery = withCode({ kind: 'delivery' });

/** A price that is lower for some days: cards, feeds and search engines say it too; before and after these days nobody is told of it. */
export async function dated(world: World): Promise<string[]> {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
  const typed = { kind: 'percent_items', percent: '10', method: 'automatic' };
  const before = await stopAt(world.guest, world.product);
  await makeDiscount(world.owner, world.handle, { ...typed, startsAt: day(1), endsAt: day(2) });
  const still = await stopAt(world.guest, world.product);
  await makeDiscount(world.owner, world.handle, { ...typed, startsAt: day(-1), endsAt: day(1) });
  const faults = await tap(world);
  const now = await stopAt(world.guest, world.product);
  return [
    ...(still.total === before.total ? faults : [...faults, 'what is to come is taken off already']),
    ...(Number(now.total) < Number(before.total) ? [] : ['what runs is not taken off']),
  ];
}

/** What is fetched: nothing is asked for a parcel, and the tax on it is gone too. */
export async function pickup({ owner, buyer, database, handle, product, variant }: World): Promise<string[]> {
  const at = `/studio/${handle}/settings/places`;
  await sendForm(owner, { at, button: 'Add a place', typed: { name: 'Old counter' }, done: yes });
  const typed = { offered: 'on', line1: '9 Mill Lane', city: 'Portland', region: 'OR', hours: 'Tue to Sat, 10 to 6' };
  await sendForm(owner, { at, button: 'Save', typed, done: yes });
  const now = await stopAt(buyer, sheetOf(variant));
  const fetched = linkOf(await stopAt(buyer, product), /[?&]pickup=/);
  const last = await stopAt(buyer, fetched);
  const faults = walkFaults([last], await takenOf(database, await pay(buyer, fetched, last)));
  return Number(last.total) < Number(now.total) ? faults : [...faults, 'what is fetched is delivered all the same'];
}

/** A gift whose receiver may take another of the same price: what its giver paid stays what it is. */
export async function choosableGift({ buyer, database, given }: World): Promise<string[]> {
  const [found] = await database.execute<{ id: string }>(sql`
    select min(v.id::text) as id from shop.variant v join shop.product p on p.id = v.product_id join shop.page g on g.id = p.page_id
    where 'US' = any (g.delivery_countries) and g.country = 'US' and p.state = 'published' and g.state = 'published'
      and v.removed_at is null and v.stock > 5 and not v.drop and g.created_at < now() - interval '1 day'
    group by v.product_id, v.price_minor having count(*) > 1 order by v.price_minor limit 1`);
  const at = `/gift/new?variant=${fromUuid('variant', found?.id ?? '')}&country=US&region=TX`;
  const stop = await stopAt(buyer, at);
  const order = await pay(buyer, at, stop, { choosable: '1' });
  const made = await sendForm(buyer, { at: order.pathname, button: 'Make a link', typed: {}, done: yes });
  given.set('link', new URL(/data-secret-link[^>]*>([^<]+)</.exec(made.html)?.[1] ?? '').pathname);
  given.set('order', order.href);
  return walkFaults([stop], await takenOf(database, order));
}

/** Its receiver takes the other one. */
export async function chosenOtherwise({ guest: page, database, given }: World): Promise<string[]> {
  const [at, order] = [given.get('link') ?? '', new URL(given.get('order') ?? '')];
  const before = await takenOf(database, order);
  await expect.poll(async () => (await stopAt(page, at)).html, { timeout: 60_000 }).toContain('Accept the gift');
  const { html, words } = await stopAt(page, at);
  const [, other = ''] = [...html.matchAll(/value="(var_[0-9a-z]+)"/g)].map(([, id = '']) => id);
  // It goes to the address that she gave when she bought something herself.
  await sendForm(page, {
    at,
    button: 'Accept the gift',
    typed: { variantId: other },
    done: (url) => url.pathname !== at,
  });
  const after = await takenOf(database, order);
  const same =
    JSON.stringify([after.total, after.lines.length]) === JSON.stringify([before.total, before.lines.length]);
  return [
    ...(same ? [] : [`paid ${before.total}, and ${after.total} once another was taken`]),
    ...(/\$\s?\d/.test(words) ? ['whoever receives it is told a price'] : []),
  ];
}
