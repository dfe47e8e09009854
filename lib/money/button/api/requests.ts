import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { serverUrl } from '@/lib/money/button/schema';

/** `POST /pay/v1/orders/{id}/complete`. */
export const Completion = z.strictObject({
  approval_code: z.string().max(200).describe('The code from the shopper’s window: single use, two minutes.'),
  verifier: z.string().max(200).describe('The text whose S256 is the order’s challenge.'),
});

/** `POST /pay/v1/orders/{id}/refunds`. */
export const Refund = z.strictObject({
  amount: z
    .number()
    .int()
    .min(1)
    .max(1_000_000_000_000)
    .optional()
    .describe('In minor units; without it, all that is left.'),
  reason: z.string().transform(plainLine).pipe(z.string().max(200)).default('').describe('Shown to the shopper.'),
});

/** `POST /pay/v1/webhook_endpoints`. */
export const AddEndpoint = z.strictObject({ url: serverUrl.describe('Where messages are sent.') });

/** `POST /pay/v1/events/{id}/replay`. */
export const ReplayEvent = z.strictObject({
  webhook_endpoint: z.string().max(40).optional().describe('One address; without it, every one that stands.'),
});

/** `POST /pay/v1/events/replay`. */
export const ReplayEvents = ReplayEvent.extend({
  since: z.iso
    .datetime('invalid')
    .refine((typed) => Date.parse(typed) > 0, 'invalid')
    .describe('All since this moment that did not arrive.'),
});
