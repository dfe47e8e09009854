import { z } from 'zod';
import { handleProblem } from '@/lib/identity/handles/model';
import { plainLine, plainText } from '@/lib/kernel/text';
import { bioLengthMax, nameLengthMax } from './model';

const text = z.string({ error: 'required' });

/** An e-mail address as people type it: ASCII, one recipient, at most 254 characters. Code `email` or `required`. */
export const emailField = text
  .max(1_000, { error: 'email' })
  .transform((typed) => typed.trim())
  .pipe(
    z
      .string()
      .min(1, { error: 'required' })
      .max(254, { error: 'email' })
      .pipe(z.email({ error: 'email' })),
  );

/** A person's name: one line without hidden characters. Codes `required`, `too_long`. */
export const nameField = text
  .max(1_000, { error: 'too_long' })
  .transform(plainLine)
  .pipe(z.string().min(1, { error: 'required' }).max(nameLengthMax, { error: 'too_long' }));

/** A password as typed, before the rule is asked: not trimmed, for spaces belong to it. */
export const passwordField = text.min(1, { error: 'required' }).max(512, { error: 'too_long' });

/** A handle in lower case. Codes `required` and those of `handleProblem`. */
export const handleField = text
  .max(100, { error: 'handle_long' })
  .transform((typed) => typed.trim().replace(/^@/, '').toLowerCase())
  .superRefine((handle, context) => {
    const problem = handle === '' ? 'required' : handleProblem(handle);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

/** An address of this site to go to afterwards; judged by `safeNext`, never refused. */
export const nextField = z.string().max(2_000).optional().catch(undefined);

/** The form that makes an account. */
export const SignUp = z.strictObject({
  name: nameField,
  email: emailField,
  password: passwordField,
  next: nextField,
});
/** A parsed sign-up: name and e-mail cleaned, the password as it was typed, `next` not yet judged. */
export type SignUp = z.infer<typeof SignUp>;

/** The form that changes what the world sees of a person. */
export const ProfileEdit = z.strictObject({
  name: nameField,
  handle: handleField,
  bio: z
    .string()
    .max(5_000, { error: 'too_long' })
    .transform(plainText)
    .pipe(z.string().max(bioLengthMax, { error: 'too_long' }))
    .default(''),
  locale: z.enum(['en', 'ar'], { error: 'invalid' }),
});
/** A parsed profile; the handle is in lower case and may be asked for, whether it is free the verb finds out. */
export type ProfileEdit = z.infer<typeof ProfileEdit>;

/** The form that starts a change of e-mail. */
export const EmailChange = z.strictObject({ email: emailField });
/** The address to move to, cleaned; nothing says yet whose it is. */
export type EmailChange = z.infer<typeof EmailChange>;

/** The form that closes an account: the own handle, typed once more. */
export const CloseAccount = z.strictObject({
  handle: text
    .max(100, { error: 'handle_mismatch' })
    .transform((typed) => typed.trim().replace(/^@/, '').toLowerCase()),
});
/** The handle that was typed as a confirmation, in lower case and without its @. */
export type CloseAccount = z.infer<typeof CloseAccount>;

/** A form that only asks, such as "send it again". */
export const Nothing = z.object({});

/** The form behind a mailed link that proves an address, or ends a session. */
export const VerifyEmail = z.strictObject({ token: z.string().max(200) });
