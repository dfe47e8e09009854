import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { collection } from '@/db/schema/shop/collection';
import { discount, discountCode } from '@/db/schema/shop/discount';
import { variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { type Currency, chargeStep, parseAmount } from '@/lib/kernel/money';
import { ok, type Refusal, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { parsePercent } from '@/lib/shop/pages/model';
import { ownsProducts } from '@/lib/shop/posts/write-post';
import { countAutomatic } from './count-automatic';
import { automaticMax, classOf } from './model';
import type { SaveDiscount } from './schema';

/** Why a discount is not kept as it was written. */
export type SaveDiscountCode =
  | 'number'
  | 'percent'
  | 'required'
  | 'code_taken'
  | 'discount_ended'
  | 'discount_span'
  | 'below_used'
  | 'too_many_automatic'
  | PageRefusal;

/**
 * Makes a discount, or changes one: what was bought keeps what it was bought with, what is being bought is asked again. A new one
 * begins running when its time comes.
 *
 * Refusals: `number` and `percent` (not an amount, or a share, of the page's currency), `required` (what its kind needs), `code_taken`
 * (another discount of the page has the code), `discount_ended` (it has ended, for good), `discount_span` (ends before it begins),
 * `below_used` (a limit under what was used already), `too_many_automatic`, `not_found` (the page, or a product of somebody else),
 * `not_allowed`.
 */
export async function saveDiscount(
  actor: Actor,
  input: SaveDiscount,
): Promise<Result<{ handle: string }, SaveDiscountCode>> {
  try {
    return await changePage<{ handle: string }, SaveDiscountCode>(
      actor,
      input.page,
      'change_catalog',
      async (transaction, owned) => {
        const worth = worthOf(input, owned.currency);
        if (!worth.ok) return worth;
        const span = spanOf(input);
        if (!span.ok) return span;
        if (!(await ownsTargets(transaction, owned, input))) return refuse('not_found', input.scope);
        const written = { title: input.title, kind: input.kind, method: input.method, ...worth.value, ...span.value };
        const kept = await write(transaction, owned, input, written);
        if (!kept.ok) return kept;
        await audit(transaction, actor, 'discount.save', input.key, { kind: input.kind, method: input.method });
        return ok({ handle: owned.handle });
      },
    );
  } catch (error) {
    if (isCheckViolation(error, 'discount_uses')) return refuse('below_used', 'usesMax');
    if (isCheckViolation(error, 'discount_given')) return refuse('below_used', 'givenMax');
    throw error;
  }
}

/** Whether everything it is for is the page's own. */
async function ownsTargets(transaction: ShopTransaction, owned: OwnedPage, input: SaveDiscount): Promise<boolean> {
  switch (input.scope) {
    case 'products':
      return ownsProducts(transaction, owned, input.products);
    case 'variants':
      return ownsAll(transaction, variant, owned, input.variants);
    case 'collections':
      return ownsAll(transaction, collection, owned, input.collections);
    default:
      return true;
  }
}

async function ownsAll(
  transaction: ShopTransaction,
  table: typeof variant | typeof collection,
  owned: OwnedPage,
  ids: readonly string[],
): Promise<boolean> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return true;
  const uuids = sql`string_to_array(${asked.map(toUuid as (id: string) => string).join(',')}, ',')::uuid[]`;
  return (
    (await transaction.$count(table, and(eq(table.pageId, owned.id), sql`${table.id} = any(${uuids})`))) ===
    asked.length
  );
}

type Written = Omit<typeof discount.$inferInsert, 'id' | 'pageId'>;

async function write(
  transaction: ShopTransaction,
  owned: OwnedPage,
  input: SaveDiscount,
  written: Written,
): Promise<Result<null, SaveDiscountCode>> {
  const mine = and(eq(discount.id, input.key), eq(discount.pageId, owned.id));
  const [known] = await transaction.select({ state: discount.state }).from(discount).where(mine);
  if (known?.state === 'ended') return refuse('discount_ended');
  if (input.method === 'automatic' && (await countAutomatic(transaction, owned.id, input.key)) >= automaticMax)
    return refuse('too_many_automatic', 'method');
  if (known) await transaction.update(discount).set(written).where(mine);
  else await transaction.insert(discount).values({ ...written, id: input.key, pageId: owned.id });
  return input.method === 'code' ? writeCode(transaction, owned, input) : ok(null);
}

/** Adds the code; those it had before stay, for they are out in the world. */
async function writeCode(
  transaction: ShopTransaction,
  owned: OwnedPage,
  { key, code }: SaveDiscount,
): Promise<Result<null, SaveDiscountCode>> {
  if (code === '') {
    const codes = await transaction.$count(discountCode, eq(discountCode.discountId, key));
    return codes > 0 ? ok(null) : refuse('required', 'code');
  }
  await transaction.insert(discountCode).values({ pageId: owned.id, code, discountId: key }).onConflictDoNothing();
  const [whose] = await transaction
    .select({ discountId: discountCode.discountId })
    .from(discountCode)
    .where(and(eq(discountCode.pageId, owned.id), eq(discountCode.code, code)));
  return whose?.discountId === key ? ok(null) : refuse('code_taken', 'code');
}

type Worth = Pick<
  Written,
  | 'currency'
  | 'basisPoints'
  | 'offMinor'
  | 'mostMinor'
  | 'buyQuantity'
  | 'getQuantity'
  | 'targetKind'
  | 'targets'
  | 'minimumMinor'
  | 'minimumQuantity'
  | 'combines'
  | 'usesMax'
  | 'perPersonMax'
  | 'givenMaxMinor'
>;

/** What its kind says, and nothing that belongs to another one. */
function worthOf(input: SaveDiscount, currency: Currency): Result<Worth, SaveDiscountCode> {
  const { kind } = input;
  const amounts = amountsOf(input, currency);
  if (!amounts.ok) return amounts;
  const { off, most, minimum, givenMax } = amounts.value;
  const takesOff = kind === 'amount_items' || kind === 'amount_order';
  if (takesOff && off === 0n) return refuse('required', 'off');
  const percent = takesOff || kind === 'delivery' || input.percent === '' ? 0 : parsePercent(input.percent);
  if (percent === null || percent > 10_000) return refuse('percent', 'percent');
  if (percent === 0 && !takesOff && kind !== 'delivery') return refuse('required', 'percent');
  const given = kind === 'buy_get';
  if (given && input.buy === null) return refuse('required', 'buy');
  if (given && input.get === null) return refuse('required', 'get');
  const targets = targetsOf(input);
  if (targets === null) return refuse('required', input.scope);
  const own = classOf[kind];
  return ok({
    currency,
    basisPoints: percent,
    offMinor: takesOff ? off : 0n,
    mostMinor: takesOff || most === 0n ? null : most,
    ...{ buyQuantity: given ? (input.buy ?? 0) : 0, getQuantity: given ? (input.get ?? 0) : 0 },
    ...targets,
    ...{ minimumMinor: minimum, minimumQuantity: input.minimumQuantity ?? 0 },
    combines: input.combines.filter((one) => one !== own),
    ...{ usesMax: input.usesMax, perPersonMax: input.perPersonMax, givenMaxMinor: givenMax === 0n ? null : givenMax },
  });
}

/** What is taken off the whole order or its delivery is for all of it. */
function targetsOf(input: SaveDiscount): Pick<Worth, 'targetKind' | 'targets'> | null {
  const { kind, scope } = input;
  if (scope === 'all' || classOf[kind] !== 'product') return { targetKind: 'all', targets: [] };
  const targets = [...new Set<string>(input[scope])];
  return targets.length === 0 ? null : { targetKind: scope, targets };
}

type Amounts = Record<'off' | 'most' | 'minimum' | 'givenMax', bigint>;

function amountsOf(input: SaveDiscount, currency: Currency): Result<Amounts, 'number'> {
  const read = (field: keyof Amounts): bigint | Refusal<'number'> => {
    const amount = parseAmount(input[field] === '' ? '0' : input[field], currency)?.amount ?? null;
    return amount === null || amount % chargeStep(currency) !== 0n ? refuse('number', field) : amount;
  };
  const [off, most, minimum, givenMax] = [read('off'), read('most'), read('minimum'), read('givenMax')];
  if (typeof off !== 'bigint') return off;
  if (typeof most !== 'bigint') return most;
  if (typeof minimum !== 'bigint') return minimum;
  if (typeof givenMax !== 'bigint') return givenMax;
  return ok({ off, most, minimum, givenMax });
}

function spanOf(input: SaveDiscount): Result<Pick<Written, 'startsAt' | 'endsAt'>, 'discount_span'> {
  const utc = (moment: Date | null, behind: number) => moment && new Date(moment.getTime() + behind * 60_000);
  const startsAt = utc(input.startsAt, input.startsAtBehind) ?? new Date();
  const endsAt = utc(input.endsAt, input.endsAtBehind);
  return endsAt !== null && endsAt <= startsAt ? refuse('discount_span', 'endsAt') : ok({ startsAt, endsAt });
}
