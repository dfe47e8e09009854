import { z } from 'zod';
import { emailField, nextField, passwordField } from '@/lib/identity/accounts/schema';

/** The form that signs in. */
export const SignIn = z.strictObject({ email: emailField, password: passwordField, next: nextField });
export type SignIn = z.infer<typeof SignIn>;

/** The form that asks for a reset link. */
export const ResetRequest = z.strictObject({ email: emailField });
export type ResetRequest = z.infer<typeof ResetRequest>;

/** The form behind the link: the token and the new password. */
export const ResetPassword = z.strictObject({ token: z.string().max(200), password: passwordField });
export type ResetPassword = z.infer<typeof ResetPassword>;

/** The form that sets another password. */
export const ChangePassword = z.strictObject({ password: passwordField });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** The form that proves a signed-in person afresh. */
export const ProveByPassword = z.strictObject({ password: passwordField, next: nextField });
export type ProveByPassword = z.infer<typeof ProveByPassword>;
