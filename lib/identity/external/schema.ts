import { z } from 'zod';
import { nextField } from '@/lib/identity/accounts/schema';
import { providers } from './model';

/** The button of a provider. */
export const StartProvider = z.strictObject({ provider: z.enum(providers, { error: 'invalid' }), next: nextField });
