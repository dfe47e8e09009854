import { z } from 'zod';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { uuidField } from '@/lib/platform/id-field';
import {
  barredAt,
  type DiscountRule,
  discountClasses,
  discountKinds,
  discountStates,
  targetKinds,
} from '@/lib/shop/discounts/model';

const minor = z.string().transform((text) => BigInt(text));

const DiscountRow = z.object({
  id: uuidField('discount'),
  pageId: uuidField('page'),
  title: z.string(),
  code: z.string().nullable(),
  version: z.number(),
  kind: z.enum(discountKinds),
  currency: z.custom<Currency>(isCurrency),
  basisPoints: z.number(),
  offMinor: minor,
  mostMinor: minor.nullable(),
  buyQuantity: z.number(),
  getQuantity: z.number(),
  targetKind: z.enum(targetKinds),
  targets: z.array(z.string()),
  minimumMinor: minor,
  minimumQuantity: z.number(),
  combines: z.array(z.enum(discountClasses)),
  state: z.enum(discountStates),
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date().nullable(),
  uses: z.number(),
  usesMax: z.number().nullable(),
  givenMinor: minor,
  givenMaxMinor: minor.nullable(),
  perPersonMax: z.number().nullable(),
  usedByYou: z.number(),
  codeUses: z.number(),
  codeUsesMax: z.number().nullable(),
});

/** Answer of `money.discount_rows`: discounts of pages as a purchase meets them, each as it stands when it is read. */
export const DiscountRows = z.array(
  DiscountRow.transform((row): DiscountRule & { pageId: typeof row.pageId } => {
    const { state, startsAt, endsAt, uses, usesMax, givenMinor, givenMaxMinor, ...rest } = row;
    const { perPersonMax, usedByYou, codeUses, codeUsesMax, ...rule } = rest;
    const standing = { state, startsAt, endsAt, uses, usesMax, givenMinor, givenMaxMinor };
    return {
      ...rule,
      barred: barredAt(standing, { usedByYou, perPersonMax, codeUses, codeUsesMax }, new Date()),
      givenLeftMinor: givenMaxMinor === null ? null : givenMaxMinor - givenMinor,
    };
  }),
);
