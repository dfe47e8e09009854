import { z } from 'zod';
import type { Noun } from '@/lib/kernel/ids';
import { asciiDigits, plainDecimal, plainLine, plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { plainRoles, roles } from './model';

/** The most that is read of any one field before it is cleaned; what is longer was not typed by hand. */
const rawMax = 20_000;
const raw = z.string({ error: 'required' }).max(rawMax, 'too_long');

/** A line of text of at most `max` characters, cleaned; `required` makes an empty one a refusal. Codes: `required`, `too_long`. */
export function lineField(max: number, required: 'required' | 'optional' = 'required') {
  const cleaned = z.string().max(max, 'too_long');
  return raw.transform(plainLine).pipe(required === 'required' ? cleaned.min(1, 'required') : cleaned);
}

/** Text of several lines, as `lineField`. */
export function textField(max: number, required: 'required' | 'optional' = 'optional') {
  const cleaned = z.string().max(max, 'too_long');
  return raw.transform(plainText).pipe(required === 'required' ? cleaned.min(1, 'required') : cleaned);
}

/** An id that may be left empty: an empty field is null. */
export function optionalIdField<N extends Noun>(noun: N) {
  return z
    .union([z.literal('').transform(() => null), idField(noun)], { error: 'not_found' })
    .nullish()
    .transform((id) => id ?? null);
}

/** A whole number within bounds, in the digits of any keyboard. Code: `whole_number`. */
export function wholeNumberField(min: number, max: number) {
  return raw
    .transform(asciiDigits)
    .pipe(
      z
        .string()
        .min(1, 'required')
        .regex(/^\d{1,9}$/, 'whole_number'),
    )
    .transform(Number)
    .pipe(z.number().min(min, 'out_of_range').max(max, 'out_of_range'));
}

/** A tick box: present means yes. */
export const tickField = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/**
 * An amount as typed, written with ASCII digits and a decimal point; `number_unclear` when it can be read in two ways.
 * Only the verb knows the currency, so only there it is parsed.
 */
export const amountField = raw
  .transform(asciiDigits)
  .pipe(z.string().max(20, 'number'))
  .transform((typed, context) => {
    const plain = plainDecimal(typed);
    if (plain !== null) return plain;
    context.addIssue({ code: 'custom', message: 'number_unclear', input: typed });
    return z.NEVER;
  });

/** One word of a closed list. */
export function choiceField<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, { error: 'invalid' });
}

/** A list that a form sends under `name[]`; one that is missing is empty. */
export function listField<Item extends z.ZodType>(item: Item, max: number) {
  return z
    .array(item)
    .max(max, 'too_many_items')
    .optional()
    .transform((items) => items ?? []);
}

const rolesField = listField(choiceField(roles), roles.length)
  .transform(plainRoles)
  .pipe(z.array(z.enum(roles)).min(1, 'roles_none'));

/** Whom to ask to be one of a page's people, and as what. */
export const InvitePerson = z.strictObject({
  page: idField('page'),
  email: lineField(254).pipe(z.string().refine((text) => z.email().safeParse(text).success, 'email')),
  roles: rolesField,
});
/** The address to invite, cleaned but in its own case; the verb folds it before hashing. */
export type InvitePerson = z.infer<typeof InvitePerson>;

/** The answer to an invitation. */
export const AnswerInvite = z.strictObject({ invite: idField('invite'), answer: choiceField(['accept', 'decline']) });
/** A yes or no; whether the invitation is the actor’s the verb finds out. */
export type AnswerInvite = z.infer<typeof AnswerInvite>;

/** An invitation its page takes back. */
export const WithdrawInvite = z.strictObject({ page: idField('page'), invite: idField('invite') });
/** An invitation by id, and the page it must be of. */
export type WithdrawInvite = z.infer<typeof WithdrawInvite>;

/** Which of a page's people gets which roles instead of hers. */
export const ChangeRoles = z.strictObject({ page: idField('page'), person: idField('person'), roles: rolesField });
/** A person and her roles from now on, at least one. */
export type ChangeRoles = z.infer<typeof ChangeRoles>;

/** The page to leave; a tick, so that it is not done by a slip. */
export const LeavePage = z.strictObject({
  page: idField('page'),
  sure: z.literal('on', { error: 'required' }),
});
/** The page to leave; parsed only with its tick set. */
export type LeavePage = z.infer<typeof LeavePage>;

/** Whom to remove, and from which page; a tick, so that it is not done by a slip. */
export const RemovePerson = z.strictObject({
  page: idField('page'),
  person: idField('person'),
  sure: z.literal('on', { error: 'required' }),
});
/** A page and one of its people; parsed only with the tick set. */
export type RemovePerson = z.infer<typeof RemovePerson>;
