'use server';

import { z } from 'zod';
import { ok } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';

const Sample = z.object({
  name: z.string().min(1, 'required').max(40, 'too_long'),
  email: z.email('email'),
  about: z.string().max(200, 'too_long'),
  country: z.string(),
  way: z.enum(['slow', 'fast'], 'required'),
  agree: z.literal('on', 'required'),
});

/** Says yes to a complete form and points at what is missing; nothing is stored. */
export const trySample = formAction(Sample, 'anyone', async (_actor, input) => ok(input.name));
