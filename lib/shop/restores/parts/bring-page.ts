import 'server-only';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { deliveryRate, deliveryZone } from '@/db/schema/shop/delivery';
import { doorZone } from '@/db/schema/shop/door';
import { market, marketCountry } from '@/db/schema/shop/market';
import { page } from '@/db/schema/shop/page';
import { handleProblem } from '@/lib/identity/handles/model';
import { newId } from '@/lib/kernel/ids';
import { reachedCountries } from '@/lib/markets/queries';
import { bases, doorMinorMax } from '@/lib/shop/delivery/model';
import { basisPointsRange, marketsMax, roundings } from '@/lib/shop/markets/model';
import { pageKinds, pageLanguages } from '@/lib/shop/pages/model';
import { type Back, backPart } from '../back-part';
import { currency, marketName, minor, pictureName, words } from './fields';

const country = z.string().regex(/^[A-Z]{2}$/);
const days = z.int().min(0).max(120);

const Rate = z.object({
  name: words(60).min(1),
  currency,
  basis: z.enum(bases),
  bandFrom: z.array(minor).min(1).max(8),
  bandMinor: z.array(minor).min(1).max(8),
  most: minor.nullable(),
  freeFromMinor: minor.nullable(),
  processingDays: z.int().min(0).max(60),
  transitMin: z.int().min(0).max(90),
  transitMax: days,
});

const Door = z
  .object({ currency, feeMinor: minor, mostMinor: minor })
  .refine(({ feeMinor, mostMinor }) => feeMinor < mostMinor && mostMinor <= doorMinorMax);

const Zone = z.object({
  name: words(60).min(1),
  areas: z.array(words(60)).min(1).max(300),
  rates: z.array(Rate).max(4),
  door: Door.nullish(),
});

const Market = z.object({
  name: marketName,
  countries: z.array(country).min(1).max(300),
  basisPoints: z.int().min(basisPointsRange[0]).max(basisPointsRange[1]),
  rounding: z.enum(roundings),
});

/** No two markets of a page share a name or a country. */
function isApart(markets: readonly z.infer<typeof Market>[]): boolean {
  const names = markets.map(({ name }) => name.toLowerCase());
  const all = markets.flatMap(({ countries }) => countries);
  return new Set(names).size === names.length && new Set(all).size === all.length;
}

/** The page of an archive. */
export const PageRecord = z.object({
  handle: z.string().refine((handle) => handleProblem(handle.toLowerCase()) === null),
  name: words(60).min(1),
  kind: z.enum(pageKinds),
  about: words(2_000),
  country,
  currency,
  languages: z.array(z.enum(pageLanguages)).min(1),
  state: z.string(),
  shopOpen: z.boolean(),
  feeds: z.boolean(),
  deliveryMinor: minor,
  deliveryDaysMin: z.int().min(0).max(90),
  deliveryDaysMax: days,
  deliveryCountries: z.array(country).max(300),
  taxBasisPoints: z.int().min(0).max(5_000),
  taxInclusive: z.boolean(),
  taxPlaces: z.array(z.string().regex(/^[A-Z]{2}(-[A-Z]{2})?$/)).max(200),
  legalName: words(140),
  legalAddress: words(500),
  contactEmail: words(254).refine((text) => text === '' || z.email().safeParse(text).success),
  returnsText: words(5_000),
  returnDays: z.int().min(0).max(365).nullable(),
  returnPaidBy: z.enum(['buyer', 'shop']),
  returnWays: z
    .array(z.enum(['mail', 'shop']))
    .min(1)
    .max(2),
  restockingBasisPoints: z.int().min(0).max(5_000),
  termsText: words(10_000),
  lowStock: z.int().min(0).max(1_000_000).nullable(),
  logo: pictureName.nullable(),
  cover: pictureName.nullable(),
  zones: z.array(Zone).max(20),
  markets: z.array(Market).max(marketsMax).refine(isApart).default([]),
});

/** The page itself: its face, how it delivers, taxes and takes back, its legal words. Its address and its open shop come last of all. */
export const bringPage = backPart({
  name: 'page',
  file: 'page.jsonl',
  record: PageRecord,
  prepare: async (_, __, records) => {
    const open = await reachedCountries('sell');
    return records.map(({ line }) => open.includes(line.country));
  },
  bring: async (back, records, mays) => {
    const [said] = records;
    if (!said) return;
    const {
      handle: _,
      state: __,
      shopOpen: ___,
      logo,
      cover,
      zones,
      markets,
      country: where,
      currency: counts,
      ...face
    } = said.line;
    const pictures = await back.find(
      'media',
      [logo, cover].flatMap((name) => name ?? []),
    );
    const mayThere = mays[0] === true;
    if (!mayThere) back.remark('country_closed', where);
    const picture = (name: string | null) => (name === null ? null : (pictures.get(name) ?? null));
    await back.transaction
      .update(page)
      .set({
        ...face,
        ...{ logoMediaId: picture(logo), coverMediaId: picture(cover), currency: counts },
        ...(mayThere && { country: where }),
      })
      .where(eq(page.id, back.owned.id));
    await bringZones(back, zones);
    await bringMarkets(back, markets);
  },
});

async function bringZones({ transaction, owned }: Back, zones: readonly z.infer<typeof Zone>[]): Promise<void> {
  for (const [position, { name, areas, rates, door }] of zones.entries()) {
    const zoneId = newId('zone');
    await transaction.insert(deliveryZone).values({ id: zoneId, pageId: owned.id, position, name, areas });
    if (rates.length > 0)
      await transaction
        .insert(deliveryRate)
        .values(rates.map((rate, at) => ({ ...rate, zoneId, position: at, pageId: owned.id })));
    if (door) await transaction.insert(doorZone).values({ ...door, zoneId, pageId: owned.id });
  }
}

async function bringMarkets(back: Back, markets: readonly z.infer<typeof Market>[]): Promise<void> {
  if (markets.length === 0) return;
  const rows = markets.map(({ countries, ...said }, position) => ({
    ...{ row: { ...said, id: back.idOf('market', position + 1), pageId: back.owned.id, position }, countries },
  }));
  await back.transaction.insert(market).values(rows.map(({ row }) => row));
  await back.transaction
    .insert(marketCountry)
    .values(
      rows.flatMap(({ row, countries }) =>
        countries.map((code) => ({ pageId: back.owned.id, country: code, marketId: row.id })),
      ),
    );
  await back.note(
    'market',
    rows.map(({ row }) => ({ name: row.name, id: row.id })),
  );
}
