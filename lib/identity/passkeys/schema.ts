import { z } from 'zod';
import { nameLengthMax } from '@/lib/identity/accounts/model';
import { emailField, nextField } from '@/lib/identity/accounts/schema';
import { type Id, parseId } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { passkeyNameMax } from './model';

const base64 = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/);
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);
const attachment = z.enum(['cross-platform', 'platform']);

const fromBrowser = { id: base64.min(1), rawId: base64.min(1), type: z.literal('public-key') };

/** What a browser answers when it makes a passkey; fields we do not read are dropped. */
const Registration = z
  .object({
    ...fromBrowser,
    response: z.object({
      clientDataJSON: base64,
      attestationObject: base64,
      transports: z.array(transport.catch('internal')).max(10).optional(),
    }),
    authenticatorAttachment: attachment.optional().catch(undefined),
  })
  .transform(withoutUndefined);

/** What a browser answers when it uses one. */
const Assertion = z
  .object({
    ...fromBrowser,
    response: z.object({
      clientDataJSON: base64,
      authenticatorData: base64,
      signature: base64,
      userHandle: base64.optional(),
    }),
    authenticatorAttachment: attachment.optional().catch(undefined),
  })
  .transform(withoutUndefined);

const json = z
  .string({ error: 'passkey_failed' })
  .max(50_000, { error: 'passkey_failed' })
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'passkey_failed' });
      return z.NEVER;
    }
  });

/** A registration in a form field, as JSON. Code `passkey_failed`. */
export const registrationField = json.pipe(Registration);
/** A registration as a browser hands it on. */
export type RegistrationAnswer = z.infer<typeof Registration>;

/** An assertion in a form field, as JSON. Code `passkey_failed`. */
export const assertionField = json.pipe(Assertion);
/** An assertion as a browser hands it on. */
export type AssertionAnswer = z.infer<typeof Assertion>;

const nameField = z
  .string()
  .max(1_000, { error: 'too_long' })
  .transform(plainLine)
  .pipe(z.string().max(passkeyNameMax, { error: 'too_long' }));

const signUpNameField = z
  .string()
  .max(1_000)
  .transform(plainLine)
  .pipe(z.string().max(nameLengthMax, { error: 'too_long' }))
  .optional();

const idField = z.string().transform((text, context): Id<'passkey'> => {
  const id = parseId('passkey', text);
  if (id !== null) return id;
  context.addIssue({ code: 'custom', message: 'not_found' });
  return z.NEVER;
});

/** The form that signs in with a passkey. */
export const PasskeySignIn = z.strictObject({ assertion: assertionField, next: nextField });
/** The form that proves a signed-in person by a passkey. */
export const PasskeyProof = z.strictObject({ assertion: assertionField, next: nextField });
/** The form that adds a passkey to an account. */
export const PasskeyAdd = z.strictObject({ registration: registrationField, name: nameField.default('') });
/** The form that names one. */
export const PasskeyRename = z.strictObject({
  passkey: idField,
  name: nameField.pipe(z.string().min(1, { error: 'required' })),
});
/** The form that removes one. */
export const PasskeyRemove = z.strictObject({ passkey: idField });
/** The form that makes an account with a passkey alone. */
export const PasskeySignUp = z.strictObject({
  email: emailField,
  name: signUpNameField,
  registration: registrationField,
  next: nextField,
});

/** Optional fields as absent, never as `undefined`: what the WebAuthn types ask for. */
function withoutUndefined<Answer extends object>(answer: Answer): Exactly<Answer> {
  return JSON.parse(JSON.stringify(answer));
}

type Exactly<T> = T extends readonly (infer Item)[]
  ? Item[]
  : T extends object
    ? { [Key in keyof T as undefined extends T[Key] ? never : Key]: Exactly<T[Key]> } & {
        [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exactly<Exclude<T[Key], undefined>>;
      }
    : T;

/** What a browser asks for before it opens its passkey dialogue. */
export const PasskeyAsk = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('sign-in') }),
  z.strictObject({ purpose: z.literal('prove') }),
  z.strictObject({ purpose: z.literal('add') }),
  z.strictObject({ purpose: z.literal('sign-up'), email: emailField, name: signUpNameField }),
]);
/** What the passkey route was asked for: options to sign in, to prove oneself, to add or to sign up. */
export type PasskeyAsk = z.infer<typeof PasskeyAsk>;
