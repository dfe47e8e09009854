import { z } from 'zod';
import { holdsCardNumber } from '@/lib/kernel/card-number';
import { type Id, parseId } from '@/lib/kernel/ids';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { descriptionMax, photosMax } from './photos/model';

const none = (value: unknown) => (value === '' ? undefined : value);
const optional = <Shape extends z.ZodType>(shape: Shape) => z.preprocess(none, shape.optional());

/** Made when the form was, so that the same form sent twice is one message. */
const keyField = z.string({ error: 'required' }).regex(/^[A-Za-z0-9_-]{16,64}$/, { error: 'invalid' });

/** Words as they are kept; how to pay is no matter for them: a card's number is refused where it is typed. */
const wordsField = z
  .string({ error: 'required' })
  .transform(plainText)
  .pipe(
    z
      .string()
      .max(2000, 'too_long')
      .refine((words) => !holdsCardNumber(words), 'card_number'),
  );

/** Where something is said: a conversation, and the page for which somebody speaks in it (empty: for herself). */
const placeFields = { talk: idField('talk'), as: optional(idField('page')) };

/** A conversation as one of its sides stands in it. */
export const PlaceForm = z.object(placeFields);

/** What names a conversation and whom one speaks for in it. */
export type Place = z.output<typeof PlaceForm>;

const photosField = optional(
  z
    .string()
    .max(200, 'invalid')
    .transform((names) => names.split(' ').map((name) => parseId('photo', name)))
    .pipe(z.array(z.custom<Id<'photo'>>((id) => id !== null, { error: 'photo_gone' })))
    .refine((ids) => ids.length <= photosMax, 'message_photos_max')
    .refine((ids) => new Set(ids).size === ids.length, 'invalid'),
);

/** What is to be seen on a photograph, for who does not see it. */
const descriptionField = z
  .string()
  .default('')
  .transform(plainText)
  .pipe(
    z
      .string()
      .max(descriptionMax, 'too_long')
      .refine((words) => !holdsCardNumber(words), 'card_number'),
  );

/** Files as browsers without scripts send them: a field in which nothing was chosen sends one without a name. */
const filesField = z
  .array(z.instanceof(File))
  .default([])
  .transform((files) => files.filter(({ size, name }) => size > 0 || name !== ''))
  .refine((files) => files.length <= photosMax, 'message_photos_max');

const saidFields = {
  ...{ key: keyField, words: wordsField },
  /** Photographs that were chosen, by their ids in a row, and what is to be seen on each; or the files themselves. */
  ...{ photos: photosField, photo: filesField },
  ...{ seen1: descriptionField, seen2: descriptionField, seen3: descriptionField, seen4: descriptionField },
  /** A product that is spoken of, or, by its page, a variant that is proposed to be paid. */
  ...{ product: optional(idField('product')), pay: optional(idField('variant')) },
};

type Said = z.output<z.ZodObject<typeof saidFields>>;
const saysSomething = ({ words, product, pay, photos, photo }: Said) =>
  words !== '' || (product ?? pay ?? photos) !== undefined || photo.length > 0;
const required = { error: 'required', path: ['words'] };

/** A message into a conversation that has begun. */
export const MessageForm = z.object({ ...placeFields, ...saidFields }).refine(saysSomething, required);

/** The first message: to a page, or to a friend by her handle. */
export const FirstMessageForm = z
  .object({ ...saidFields, page: optional(idField('page')), to: optional(z.string().max(60)) })
  .refine(saysSomething, required)
  .refine(({ page, to }) => (page === undefined) !== (to === undefined), { error: 'not_found', path: ['to'] });

/** Says how far a side has read. */
export const ReadForm = z.object({ ...placeFields, number: z.coerce.number().int().min(0).max(1_000_000_000) });

/** A message that is pointed at. */
export const PointedForm = z.object({ ...placeFields, message: idField('message') });

const yesOrNo = z.enum(['yes', 'no'], { error: 'invalid' }).transform((word) => word === 'yes');

/** How a side wants to hear of a conversation, and whether it wants more of it. */
export const HearingForm = z.object({ ...placeFields, muted: optional(yesOrNo), closed: optional(yesOrNo) });

/** What somebody shows of herself while she reads and writes: a tick is yes. */
export const ShownForm = z.object({
  typing: z
    .literal('on')
    .optional()
    .transform((tick) => tick === 'on'),
  reads: z
    .literal('on')
    .optional()
    .transform((tick) => tick === 'on'),
});
