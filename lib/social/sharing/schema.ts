import { z } from 'zod';
import { type Currency, isCurrency, money } from '@/lib/kernel/money';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { audiences, ends, starts } from './model';

/** People who can be named at once. */
export const peopleMax = 20;

/** All that ever comes over of a purchase, and nothing beside it: a name that says nothing, and what was ticked. */
export const Shown = z.strictObject({
  mark: z.uuid(),
  item: z.string().min(1).max(300).optional(),
  product: idField('product').optional(),
  page: idField('page').optional(),
  donation: z.literal(true).optional(),
  photoKey: z.string().min(1).max(200).optional(),
  price: z
    .strictObject({ amount: z.bigint().min(0n), currency: z.custom<Currency>(isCurrency) })
    .transform(({ amount, currency }) => money(amount, currency))
    .optional(),
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])-01$/)
    .optional(),
});
/** What is shown. */
export type Shown = z.infer<typeof Shown>;

/** What she says, to whom and when: the part of the form that is this ring's. Nobody is chosen before she chooses. */
export const WishForm = z.strictObject({
  audience: z.enum(audiences, { error: 'audience_none' }),
  people: z.array(idField('person')).max(peopleMax, 'people_many').default([]),
  circle: z.union([z.literal('').transform(() => null), idField('circle')]).default(null),
  note: z.string().default('').transform(plainText).pipe(z.string().max(500, 'too_long')),
  starts: z.enum(starts, { error: 'invalid' }).default('now'),
  startsOn: z.union([z.literal(''), z.iso.date({ error: 'invalid' })]).default(''),
  ends: z.enum(ends, { error: 'invalid' }).default('never'),
});
/** To whom, when, and with which words. */
export type Wish = z.infer<typeof WishForm>;

/** Through whose eyes she looks before she shares. */
export const EyesForm = z.strictObject({
  eyes: z.union([z.enum(['anybody', 'link']), idField('person')]).default('anybody'),
});
/** Somebody without an account or any tie, whoever has the link, or a friend of hers. */
export type Eyes = z.infer<typeof EyesForm>['eyes'];

/** A share of one's own, or one that somebody sees. */
export const ShareForm = z.strictObject({ share: idField('share') });

/** Fewer people, or a sooner end. */
export const ChangeForm = z.strictObject({
  share: idField('share'),
  without: z.union([z.literal('').transform(() => null), idField('person')]).default(null),
  ends: z.enum(['as_it_is', 'hour', 'day', 'week']).default('as_it_is'),
});
/** Whom to take out, and when to end. */
export type Change = z.infer<typeof ChangeForm>;

/** Whether who sees it may say something of it. */
export const HearForm = z.strictObject({
  share: idField('share'),
  comments: z.enum(['yes', 'no'], { error: 'invalid' }),
});
/** A share, and whether it may be commented on from now on. */
export type Hear = z.infer<typeof HearForm>;
