/** What Grace buys and keeps in the second world, and what she may say of it in public. */
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '@/db/seed/owner';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { recordDisputes } from '@/lib/money/disputes/record-dispute';
import { hasReceived } from '@/lib/money/orders/review/has-received';
import { keepMethod } from '@/lib/money/wallet/keep-method';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { AddressForm } from '@/lib/money/wallet/schema';
import { stripe } from '@/lib/platform/stripe';
import { writeReview } from '@/lib/shop/reviews/write-review';
import { actorOf, ownersOfPages } from './actors';
import { type Among, liveAmongPeople } from './among-people';
import { type Good, goodsFor } from './goods';
import { buy, type End, endOf, type Parties } from './purchase';
import { shareWith } from './show-and-take-back';

/** Who lives it. */
export const heroine = 'grace-kim';
/** The owner of a page she never buys from. */
export const neverOf = 'salma';

type Cards = Record<'pays' | 'declines' | 'disputes', Id<'method'>>;

/** What became of her purchases: how many reached which end, and why others did not. */
export type Told = {
  purchases: number;
  ends: Record<string, number>;
  refusals: Record<string, number>;
  products: number;
  among: Among;
};

/** Fills her wallet and buys so many things, each once or twice, never the last ones. Throws when the shelves do not give as much. */
export async function live(database: OwnerDb, purchases: number, keyOf: (text: string) => string): Promise<Told> {
  const buyer = await actorOf(database, heroine);
  const { cards, addressId } = await fillWallet(database, buyer);
  const owners = await ownersOfPages(database);
  const goods = await goodsFor(database, 'US', neverOf);
  const shared = goods.filter(({ currency, spare, sent }) => currency === 'USD' && spare > 3 && sent).slice(0, 4);
  const among = await liveAmongPeople(database, heroine, shared, keyOf);
  const told: Told = { purchases: 0, ends: {}, refusals: {}, products: 0, among };
  const bought = new Set<string>();
  let refusedInTurn = 0;
  for (const good of inTurns(goods.filter((good) => !shared.includes(good)))) {
    if (told.purchases === purchases) break;
    const end = endOf(told.purchases);
    const seller = await actorOf(database, owners.get(good.pageId) ?? '');
    const parties: Parties = { buyer, seller, addressId, methodId: cards[cardFor(end)] };
    const refusal = await buy(database, parties, good, end, keyOf(`${told.purchases} ${good.variantId}`));
    if (refusal !== null) {
      told.refusals[refusal] = (told.refusals[refusal] ?? 0) + 1;
      if (++refusedInTurn > 40) break;
      continue;
    }
    refusedInTurn = 0;
    told.purchases += 1;
    told.ends[end] = (told.ends[end] ?? 0) + 1;
    bought.add(good.productId);
  }
  if (told.purchases < purchases) throw new Error(`the shelves gave ${JSON.stringify(told)}, and not ${purchases}`);
  await hearDisputes();
  return { ...told, products: bought.size };
}

const cardFor = (end: End) => (end === 'declined' ? 'declines' : end === 'disputed' ? 'disputes' : 'pays');

/** Every good once, then again those of which there are still more than few. */
function* inTurns(goods: readonly Good[]): Generator<Good> {
  const most = Math.max(0, ...goods.map(({ spare }) => spare));
  for (let turn = 0; turn < most; turn++) for (const good of goods) if (good.spare > turn) yield good;
}

async function fillWallet(database: OwnerDb, buyer: PersonActor): Promise<{ cards: Cards; addressId: Id<'address'> }> {
  const owner = `person:${toUuid(buyer.personId)}`;
  const [purse] = await database.execute<{ customer: string }>(
    sql`select provider_customer as customer from money.wallet where owner = ${owner}`,
  );
  if (!purse) throw new Error(`${buyer.handle} has no wallet`);
  const keep = async (token: string): Promise<Id<'method'>> => {
    const { id, card } = await stripe().paymentMethods.attach(token, { customer: purse.customer });
    const { brand = 'visa', last4 = '0000', exp_month: expMonth = 12, exp_year: expYear = 2040 } = card ?? {};
    const parts = {
      kind: 'card',
      token: id,
      customer: null,
      fingerprint: null,
      brand,
      last4,
      expMonth,
      expYear,
    } as const;
    const kept = await keepMethod(buyer, parts, false, purse.customer);
    if (!kept.ok) throw new Error(`a card was not kept: ${kept.code}`);
    return kept.value;
  };
  const cards = {
    pays: await keep('pm_card_mastercard'),
    declines: await keep('pm_card_chargeDeclined'),
    disputes: await keep('pm_card_createDispute'),
  };
  const at = {
    name: 'Grace Kim',
    line2: '',
    city: 'Austin',
    region: 'TX',
    postalCode: '78701',
    country: 'US',
    phone: '',
  };
  const kept = await saveAddress(buyer, AddressForm.parse({ ...at, line1: '77 Unseen Lane', isDefault: 'on' }));
  if (!kept.ok) throw new Error(`an address was not kept: ${kept.code}`);
  return { cards, addressId: kept.value };
}

/** The provider's clock is turned: whoever disputes does it now, and we hear of it. */
async function hearDisputes(): Promise<void> {
  await fetch(`${process.env.STRIPE_API_BASE}/_sandbox/clock`, { method: 'POST', body: '{}' });
  await recordDisputes('stripe');
}

/** What she may tell in public, each by a crossing of the product of its own. */
const tellings = { review: sayOfReceived, share: shareWithEverybody };
/** One of them. */
export type Telling = keyof typeof tellings;

/** Where it is said, as an address without its slash; `share` is what takes it back, where it can be. */
export type Said = { said: string; share?: string };

/** Whether there is such a way to tell. */
export const isTelling = (text: string): text is Telling => Object.hasOwn(tellings, text);

/** The control: she says of one thing that she bought it. From then on everybody may know, and a comparison that does not see it sees nothing. */
export async function tell(database: OwnerDb, telling: Telling): Promise<Said> {
  return tellings[telling](database, await actorOf(database, heroine));
}

/** As the form of a line of her order, with everybody chosen. */
async function shareWithEverybody(database: OwnerDb, buyer: PersonActor): Promise<Said> {
  const [shared] = await shareWith(database, buyer, ['public'], []);
  return { said: `people/${heroine}`, ...(shared && { share: shared.id }) };
}

/** As the tick under a review of what she received. */
async function sayOfReceived(database: OwnerDb, buyer: PersonActor): Promise<Said> {
  const goods = await database.execute<{ id: string; path: string }>(sql`
    select p.id, g.handle || '/' || p.slug as path from shop.product p join shop.page g on g.id = p.page_id
    where p.state = 'published' and g.state = 'published'
      -- Nobody reviews what her own page sells.
      and not exists (select from shop.page_member m where m.page_id = g.id and m.person_id = ${toUuid(buyer.personId)}::uuid)
    order by p.id`);
  for (const { id, path } of goods) {
    const product = fromUuid('product', id);
    if (!(await hasReceived(buyer, product))) continue;
    const words = { stars: 5, title: 'I use it daily', body: 'Bought it, and would again.', language: 'en' } as const;
    const written = await writeReview(buyer, { product, ...words }, { verified: true });
    if (!written.ok) throw new Error(`the review was refused: ${written.code}`);
    return { said: path };
  }
  throw new Error('she has received nothing');
}

/** A thing and where it stands; `product` and `variant` are uuids. */
export type Last = { path: string; page: string; product: string; variant: string };

/** Buys all there is of one thing, which is sold in one variant alone and of which she has bought nothing yet. */
export async function buyTheLast(database: OwnerDb, keyOf: (text: string) => string): Promise<Last> {
  const buyer = await actorOf(database, heroine);
  const { cards, addressId } = await fillWallet(database, buyer);
  const owners = await ownersOfPages(database);
  const goods = await goodsFor(database, 'US', neverOf);
  const rows = await database.execute<Last & { stock: number }>(sql`
    select g.handle || '/' || p.slug as path, g.handle as page, p.id as product, v.id as variant, v.stock
    from shop.variant v join shop.product p on p.id = v.product_id join shop.page g on g.id = p.page_id
    where v.stock < 60 and not exists (select from shop.variant o where o.product_id = p.id and o.id <> v.id) order by v.stock, v.id`);
  for (const { stock, ...last } of rows) {
    const good = goods.find(({ variantId }) => toUuid(variantId) === last.variant);
    if (!good) continue;
    const seller = await actorOf(database, owners.get(good.pageId) ?? '');
    const parties = { buyer, seller, addressId, methodId: cards.pays };
    if ((await buy(database, parties, { ...good, quantity: stock }, 'paid', keyOf(`last ${last.variant}`))) === null)
      return last;
  }
  throw new Error('nothing could be sold out');
}
