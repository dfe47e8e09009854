import { z } from 'zod';
import { reportedKinds, useKinds } from './model';

/** What the button reports of itself (`POST /pay/seen`): its publishable key and what happened. Nothing of who looks. */
export const Report = z.strictObject({
  pk: z.string().regex(/^pk_(?:test|live)_[A-Za-z0-9_-]{24}$/),
  k: z.enum([...useKinds, ...reportedKinds]),
});

/** See the schema of the same name. */
export type Report = z.output<typeof Report>;

/** Answer of `money.button_days`. */
export const DayRows = z.array(
  z.object({ day: z.string(), seen: z.number(), tapped: z.number(), paid: z.number(), seconds: z.number().nullable() }),
);
