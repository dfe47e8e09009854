import { z } from 'zod';
import { plainLine, plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { type KeptId, readKept } from './model';

const kept = z.custom<KeptId>((text) => readKept(text) !== null, 'not_found');
const answer = z.enum(['yes', 'no'], { error: 'invalid' });
const text = (max: number, plain: (text: string) => string) =>
  z
    .string()
    .max(max * 4, 'too_long')
    .default('')
    .transform(plain)
    .pipe(z.string().max(max, 'too_long'));
const name = text(80, plainLine).pipe(z.string().min(1, 'required'));

/** Keep a thing in the list of what is saved, or no longer. */
export const Save = z.strictObject({ thing: kept, save: answer });
/** A thing by its id, and whether it is saved from now on. */
export type Save = z.output<typeof Save>;

/** Put a thing into one of one's lists, or take it out. */
export const Keep = z.strictObject({ list: idField('list'), thing: kept, keep: answer });
/** A list, a thing, and whether it is in there from now on. */
export type Keep = z.output<typeof Keep>;

/** Make a list, with a thing in it where one is named. */
export const MakeList = z.strictObject({
  name,
  kind: z.enum(['wish', 'collection'], { error: 'invalid' }),
  thing: z
    .union([z.literal(''), kept])
    .optional()
    .transform((id) => id || null),
});
/** Its name and kind, and what is put into it. */
export type MakeList = z.output<typeof MakeList>;

/** Change what a list says, who sees it and whether it tells. */
export const EditList = z.strictObject({
  list: idField('list'),
  name,
  note: text(500, plainText),
  audience: z.enum(['me', 'friends', 'link', 'public'], { error: 'invalid' }),
  notices: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
});
/** A list and all of what can be said of it. */
export type EditList = z.output<typeof EditList>;

/** One list, to be deleted or given another link. */
export const OneList = z.strictObject({ list: idField('list') });
/** A list by its id. */
export type OneList = z.output<typeof OneList>;

/** Say something beside a thing in a list. */
export const NoteItem = z.strictObject({ list: idField('list'), thing: kept, note: text(300, plainText) });
/** A list, a thing in it, and the words. */
export type NoteItem = z.output<typeof NoteItem>;

/** Move a thing of a list one step. */
export const MoveItem = z.strictObject({
  list: idField('list'),
  thing: kept,
  to: z.enum(['up', 'down'], { error: 'invalid' }),
});
/** A list, a thing in it, and in which direction. */
export type MoveItem = z.output<typeof MoveItem>;
