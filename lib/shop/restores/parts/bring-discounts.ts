import 'server-only';
import { z } from 'zod';
import { discount, discountCode } from '@/db/schema/shop/discount';
import { newId } from '@/lib/kernel/ids';
import { categories } from '@/lib/shop/catalog/model';
import { codePattern, discountClasses, discountKinds, discountMethods } from '@/lib/shop/discounts/model';
import { backPart } from '../back-part';
import { currency, minor, words } from './fields';
import { findTargets, Target } from './find-targets';

const count = z.int().min(0).max(2_000_000_000);
const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text));

const Discount = z
  .object({
    title: words(60).min(1),
    kind: z.enum(discountKinds),
    method: z.enum(discountMethods),
    currency,
    basisPoints: z.int().min(0).max(10_000),
    offMinor: minor,
    mostMinor: minor.nullable(),
    buyQuantity: z.int().min(0).max(99),
    getQuantity: z.int().min(0).max(99),
    targetKind: z.enum(['all', 'products', 'variants', 'categories', 'collections']),
    targets: z.array(z.union([z.object({ category: z.enum(categories) }), Target])).max(200),
    minimumMinor: minor,
    minimumQuantity: z.int().min(0).max(999),
    combines: z.array(z.enum(discountClasses)),
    startsAt: moment,
    endsAt: moment.nullable(),
    state: z.enum(['active', 'paused', 'ended']),
    usesMax: count.nullable(),
    perPersonMax: z.int().min(1).nullable(),
    givenMaxMinor: minor.nullable(),
    uses: count,
    givenMinor: minor,
  })
  .refine((one) => one.uses <= (one.usesMax ?? one.uses) && one.givenMinor <= (one.givenMaxMinor ?? one.givenMinor));

const goneNoun: Readonly<Record<string, 'variant' | 'collection'>> = { variants: 'variant', collections: 'collection' };

/**
 * What the shop takes off. Uses that were counted elsewhere are where counting begins; who made them is not known here, so that how
 * often one person may is counted anew.
 */
export const bringDiscounts = backPart({
  name: 'discounts',
  file: 'discounts.jsonl',
  record: Discount,
  bring: async (back, records) => {
    const named = await findTargets(
      back,
      records.flatMap(({ line }) => line.targets.flatMap((one) => ('category' in one ? [] : [one]))),
    );
    const rows = records.map(({ no, line: { targets, ...said } }) => {
      const found = targets.flatMap((one) => ('category' in one ? one.category : named(one)) ?? []);
      // What all of its targets are gone of is for nothing that is sold, and must not be for everything.
      const isForGone = said.targetKind !== 'all' && found.length === 0;
      const own = isForGone ? [newId(goneNoun[said.targetKind] ?? 'product')] : found;
      return { ...said, id: back.idOf('discount', no), pageId: back.owned.id, targets: own };
    });
    await back.transaction.insert(discount).values(rows);
    await back.note(
      'discount',
      records.map(({ no }) => ({ name: String(no), id: back.idOf('discount', no) })),
    );
  },
});

const Code = z.object({
  discount: z.int().min(1),
  code: z.string().regex(codePattern),
  uses: count,
  usesMax: count.nullable(),
});

/** The codes of discounts. */
export const bringCodes = backPart({
  name: 'discount-codes',
  file: 'discount-codes.jsonl',
  together: 500,
  record: Code,
  bring: async (back, records) => {
    const rows = records.map(({ line: { discount: no, ...said } }) => ({
      ...{ ...said, pageId: back.owned.id, discountId: back.idOf('discount', no) },
    }));
    await back.transaction.insert(discountCode).values(rows);
  },
});
