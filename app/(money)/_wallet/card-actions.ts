'use server';

import { z } from 'zod';
import { formAction } from '@/lib/platform/action';
import { beginCard, leaveForCard } from './begin-card';

export const openCardFields = formAction(z.object({}), 'anyone', beginCard);

export const typeCardElsewhere = formAction(z.unknown(), 'anyone', leaveForCard);
