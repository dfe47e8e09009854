import { z } from 'zod';
import { capabilities, marketStates } from './model';

/** The operator's switch: one capability of one country. */
export const SetMarket = z.strictObject({
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, { error: 'country' }),
  capability: z.enum(capabilities, { error: 'invalid' }),
  state: z.enum(marketStates, { error: 'invalid' }),
});
/** A parsed switch; the country is two capital letters, known or not. */
export type SetMarket = z.infer<typeof SetMarket>;
