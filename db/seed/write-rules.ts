import { sql } from 'drizzle-orm';
import { rule } from '@/db/schema/markets/rule';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';

type Row = typeof rule.$inferInsert;

/** Where people of the demo world live and sell; no money moves there. */
const demonstrated: Record<string, string> = { AE: 'AED', SA: 'SAR', EG: 'EGP', FR: 'EUR', JP: 'JPY' };
/** Where money can be sent to in the demo world: of each the European Central Bank publishes a rate. */
const reached: Record<string, string> = {
  ...{
    BR: 'BRL',
    CA: 'CAD',
    DE: 'EUR',
    ES: 'EUR',
    FR: 'EUR',
    IT: 'EUR',
    NL: 'EUR',
    GB: 'GBP',
    ID: 'IDR',
    IN: 'INR',
    JP: 'JPY',
    KR: 'KRW',
    MX: 'MXN',
    PH: 'PHP',
    PL: 'PLN',
    TH: 'THB',
  },
  ...{ TR: 'TRY', ZA: 'ZAR' },
};
const withdrawal = {
  lawEn: 'Buyers in the European Union may withdraw from most purchases within 14 days.',
  lawAr: 'يحق للمشترين في الاتحاد الأوروبي التراجع عن معظم المشتريات خلال 14 يومًا.',
};

/** What may be done where in the demo world, beside the country every installation begins with. A rule that stands is left alone. */
export async function writeRules(database: OwnerDb, derive: Derive): Promise<void> {
  const stripe = { provider: 'stripe', effectiveFrom: derive.ago(400) };
  const rows: Row[] = [
    ...Object.entries(demonstrated).flatMap(([country, currency]) =>
      ['buy', 'sell', 'button', 'donate'].map((capability) => ({
        ...{ country, capability, state: 'demonstration', currency, ...stripe },
        methods: capability === 'sell' ? [] : capability === 'buy' ? ['card', 'paypal', 'door'] : ['card', 'paypal'],
        ...(country === 'FR' && capability === 'buy' && withdrawal),
      })),
    ),
    ...Object.entries(reached).map(([country, currency]) => ({
      ...{ country, capability: 'receive', state: 'demonstration', currency, ...stripe, effectiveFrom: derive.ago(40) },
      methods: ['bank'],
    })),
    // Whoever lives there pays her share of a purchase in euro, where she likes that better.
    {
      ...{ country: 'FR', capability: 'split', state: 'demonstration', currency: 'EUR', ...stripe },
      methods: ['card', 'paypal'],
    },
    ...['CA', 'DE', 'GB'].flatMap((country) =>
      ['buy', 'sell'].map((capability) => ({
        ...{ country, capability, state: 'waiting', reason: 'checking', effectiveFrom: derive.ago(30) },
        ...(country === 'DE' && capability === 'buy' && withdrawal),
      })),
    ),
    { country: 'NG', capability: 'sell', state: 'closed', reason: 'provider', effectiveFrom: derive.ago(60) },
  ];
  const known = await database.execute<{ place: string }>(
    sql`select distinct country || ' ' || capability as place from markets.rule`,
  );
  const standing = new Set(known.map(({ place }) => place));
  const fresh = rows.filter(({ country, capability }) => !standing.has(`${country} ${capability}`));
  if (fresh.length > 0) await database.insert(rule).values(fresh);
}
