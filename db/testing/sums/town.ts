/**
 * A town whose people pay each other: wallets with an account to receive on and one of somebody else abroad, and a shop in each currency. What they do is
 * said to the database by the functions that the verbs call; what a provider answers is an argument of those, so that hundreds of thousands fit in minutes.
 */
import { eq } from 'drizzle-orm';
import { payerDevice } from '@/db/schema/money/limit';
import { sellerLimit } from '@/db/schema/money/payout';
import { recipient } from '@/db/schema/money/transfer';
import { product, variant } from '@/db/schema/shop/product';
import { setRule } from '@/db/testing/rules';
import { aPerson, aShop, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';

/** Two, two, no and three decimals. */
export const codes = ['USD', 'EUR', 'JPY', 'KWD'] as const satisfies readonly Currency[];
/** One of them. */
export type Code = (typeof codes)[number];

/** Somebody with a wallet. Ids are uuids; `account` is where she receives, in her currency, and `abroad` whom she sends to, in euros. */
export type Townsperson = { id: string; owner: string; account: string; abroad: string; code: Code };

/** A shop with one thing of which there is always enough. */
export type TownShop = { page: string; product: string; variant: string; code: Code; unit: bigint };

/** Everybody and everything there is at first. */
export type Town = { people: readonly Townsperson[]; shops: readonly TownShop[] };

const priceOf: Record<Code, bigint> = { USD: 10_007n, EUR: 4_999n, JPY: 3_333n, KWD: 33_330n };

/** Makes a town of so many wallets. What one person may send in a month is a limit of its own, with tests of its own: here it is out of the way. */
export async function openTown(wallets: number): Promise<Town> {
  await ownerDb()
    .update(sellerLimit)
    .set({ limitMinor: 10n ** 14n });
  for (const capability of ['send', 'receive', 'buy', 'sell', 'split'] as const)
    await setRule('US', capability, 'open');
  await setRule('DE', 'receive', 'open');
  const people: Townsperson[] = [];
  for (let place = 0; place < wallets; place++) people.push(await aTownsperson(codes[place % codes.length] ?? 'USD'));
  const shops: TownShop[] = [];
  for (const code of codes) shops.push(await aTownShop(code));
  return { people, shops };
}

async function aTownsperson(code: Code): Promise<Townsperson> {
  const { personId } = await aPerson();
  const id = toUuid(personId);
  const owner = `person:${id}`;
  await ownerDb().insert(payerDevice).values({ owner, device: '*' });
  const [own, other] = [newId('recipient'), newId('recipient')];
  await ownerDb()
    .insert(recipient)
    .values([
      {
        id: own,
        owner,
        personId,
        kind: 'own',
        country: 'US',
        state: 'active',
        providerAccount: `acct_${own}`,
        currency: code,
      },
      {
        id: other,
        owner,
        personId,
        kind: 'other',
        country: 'DE',
        state: 'active',
        providerAccount: `acct_${other}`,
        currency: 'EUR',
      },
    ]);
  return { id, owner, account: toUuid(own), abroad: toUuid(other), code };
}

async function aTownShop(code: Code): Promise<TownShop> {
  const unit = priceOf[code];
  const made = await aShop({ currency: code, priceMinor: unit, stocks: [900_000], deliveryMinor: 0n });
  const [variantId = newId('variant')] = made.variants;
  const [row] = await ownerDb()
    .select({ id: product.id })
    .from(product)
    .innerJoin(variant, eq(variant.productId, product.id))
    .where(eq(variant.id, variantId));
  if (!row) throw new Error('no goods');
  return { page: toUuid(made.pageId), product: toUuid(row.id), variant: toUuid(variantId), code, unit };
}
