import { z } from 'zod';
import { troubleKinds } from './model';

const moment = z.string().transform((text) => new Date(text));
const origins = z.array(z.string());

/** Answer of `money.button_health`. */
export const HealthRow = z.object({
  ...{
    test: z.boolean(),
    anyLocal: z.boolean(),
    suspension: z.string(),
    sells: z.boolean(),
    origins,
    uncounted: origins,
  },
  keys: z.array(z.object({ ending: z.string(), used: moment.nullable(), made: moment })),
  ...{ hooks: z.number(), hooksGone: z.number(), dead: z.number(), late: z.number(), arrived: z.boolean() },
  ...{ made: z.number(), shown: z.number(), unshown: z.number(), expired: z.number(), uncompleted: z.number() },
  liveSite: z.string().nullable(),
  troubles: z.array(
    z.object({
      ...{ kind: z.enum(troubleKinds), origin: z.string(), count: z.number(), days: z.number(), lastAt: moment },
    }),
  ),
});
