'use server';

import { requestVerification } from '@/lib/identity/accounts/request-verification';
import { Nothing, VerifyEmail } from '@/lib/identity/accounts/schema';
import { verifyEmail } from '@/lib/identity/accounts/verify-email';
import { formAction } from '@/lib/platform/action';

export const verifyEmailHere = formAction(VerifyEmail, 'person', (actor, input) => verifyEmail(actor, input));

export const requestVerificationHere = formAction(Nothing, 'person', (actor) => requestVerification(actor));
