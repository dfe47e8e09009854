import { z } from 'zod';
import { PayOrderRow, serverUrl } from '@/lib/money/button/schema';
import { idField, uuidField } from '@/lib/platform/id-field';

/** A delivery that is due, as `money.claim_deliveries` hands it out. */
export const ClaimedRow = z.object({
  event: uuidField('payEvent'),
  type: z.string(),
  order: PayOrderRow,
  createdAt: z.string(),
  hook: uuidField('hook'),
  site: uuidField('site'),
  url: z.string(),
  secret: z.string(),
  earlier: z.string().nullable(),
  tries: z.number(),
});

/** A try as a delivery's row keeps it. */
export const Try = z.object({ at: z.string(), status: z.number().nullable(), problem: z.string(), ms: z.number() });

/** The form that adds an address. */
export const AddHook = z.object({ site: idField('site'), url: serverUrl });

/** The forms about one address. */
export const OneHook = z.object({ site: idField('site'), hook: idField('hook') });

/** The form that sends one event to one address again. */
export const ReplayOne = OneHook.extend({ event: idField('payEvent') });

/** The form that sends again what did not arrive in the last days. */
export const ReplaySince = OneHook.extend({ days: z.enum(['1', '7', '30']) });
