'use server';

import { z } from 'zod';
import { formAction } from '@/lib/platform/action';
import { beginCard } from './begin-card';
import { leaveForCard } from './leave-for-card';

/** Opens the provider’s fields here; a browser without a cookie gets one first. */
export const openCardFields = formAction(
  z.object({ kind: z.enum(['card', 'bank']).default('card') }),
  'anyone',
  (actor, { kind }) => beginCard(actor, kind),
);

/** Without JavaScript: leads to the provider’s own page, which leads back. */
export const typeCardElsewhere = formAction(z.unknown(), 'anyone', leaveForCard);
