import { z } from 'zod';
import { emailField, nextField, passwordField } from '@/lib/identity/accounts/schema';

/** The form that signs in. */
export const SignIn = z.strictObject({ email: emailField, password: passwordField, next: nextField });
/** A parsed sign-in; the password is neither trimmed nor judged, for it may be older than the rule. */
export type SignIn = z.infer<typeof SignIn>;

/** The form that asks for a reset link. */
export const ResetRequest = z.strictObject({ email: emailField });
/** The address to send a reset link to, whether or not an account has it. */
export type ResetRequest = z.infer<typeof ResetRequest>;

/** The form behind the link: the token and the new password. */
export const ResetPassword = z.strictObject({ token: z.string().max(200), password: passwordField });
/** A link’s token as it stood in the address, and the new password, which the verb holds against the rule. */
export type ResetPassword = z.infer<typeof ResetPassword>;

/** The form that sets another password. */
export const ChangePassword = z.strictObject({ password: passwordField });
/** The new password; that the old one is known is proven before, by a fresh proof. */
export type ChangePassword = z.infer<typeof ChangePassword>;

/** The form that proves a signed-in person afresh. */
export const ProveByPassword = z.strictObject({ password: passwordField, next: nextField });
/** The present password, and where to go on afterwards. */
export type ProveByPassword = z.infer<typeof ProveByPassword>;
