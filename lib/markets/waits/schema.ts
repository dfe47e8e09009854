import { z } from 'zod';
import { emailField } from '@/lib/identity/accounts/schema';
import { capabilities } from '../model';
import { countryCode } from '../schema';

/** What somebody wants to be told of; a visitor with the address to write to. */
export const AskToBeTold = z.strictObject({
  country: countryCode,
  capability: z.enum(capabilities, { error: 'required' }),
  email: emailField.optional(),
});
/** A country, a capability, and perhaps an address. */
export type AskToBeTold = z.infer<typeof AskToBeTold>;

/** The link that was mailed. */
export const WaitToken = z.strictObject({ token: z.string().max(100, { error: 'invalid' }) });

/** What a person no longer waits for. */
export const StopWaiting = z.strictObject({
  country: countryCode,
  capability: z.enum(capabilities, { error: 'invalid' }),
});
/** A country and a capability. */
export type StopWaiting = z.infer<typeof StopWaiting>;
