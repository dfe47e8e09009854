import { z } from 'zod';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { plainLine } from '@/lib/kernel/text';
import { idField, uuidField } from '@/lib/platform/id-field';
import { groupNameMost } from './model';

const nameField = z
  .string({ error: 'required' })
  .max(1_000, 'too_long')
  .transform(plainLine)
  .pipe(z.string().min(1, 'required').max(groupNameMost, 'too_long'));

/** A currency as a form names it. */
export const currencyField = z.custom<Currency>(isCurrency, { error: 'invalid' });

/** A new group; its id is made when the form is drawn, so that sent twice it is one. */
export const StartGroupForm = z.object({ groupId: idField('group'), name: nameField, currency: currencyField });

/** A place for somebody: a friend by her handle, or else a name. Its id is made when the form is drawn. */
export const AddMemberForm = z
  .object({
    groupId: idField('group'),
    memberId: idField('member'),
    handle: z.string({ error: 'invalid' }).max(60, 'invalid').default(''),
    name: z.string({ error: 'invalid' }).max(1_000, 'too_long').default('').transform(plainLine),
  })
  .superRefine(({ handle, name }, context) => {
    if (handle === '' && name === '') context.addIssue({ code: 'custom', message: 'required', path: ['name'] });
    if (name.length > groupNameMost) context.addIssue({ code: 'custom', message: 'too_long', path: ['name'] });
  });

/** A form that names a place of a group. */
export const MemberForm = z.object({ groupId: idField('group'), memberId: idField('member') });
/** A form that only names a group. */
export const GroupForm = z.object({ groupId: idField('group') });
/** A form that holds the secret of a place. */
export const JoinForm = z.object({ token: z.string({ error: 'not_found' }).max(60, 'not_found') });

/** See the schemas of the same names. */
export type StartGroup = z.output<typeof StartGroupForm>;
/** See `StartGroup`. */
export type AddMember = z.output<typeof AddMemberForm>;

/** What the functions of the database answer. */
export const Answer = <Code extends string>(...codes: readonly Code[]) => z.object({ result: z.enum(codes) });
/** What adding a place answers; with a replay what is sealed of its name. */
export const Added = z.object({
  result: z.enum(['done', 'replay', 'mismatch', 'not_found', 'already_in', 'full']),
  sealed: z.string().nullish(),
});
/** What joining answers. */
export const Joined = z.object({
  result: z.enum(['done', 'already_in', 'not_found']),
  group: uuidField('group').optional(),
});
/** What is sealed of a name. */
export const Named = z.object({ name: z.string() });
