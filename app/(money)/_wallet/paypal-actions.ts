'use server';

import { z } from 'zod';
import { formAction } from '@/lib/platform/action';
import { leaveForPayPal } from './leave-for-paypal';

/** Leads to PayPal’s own page, where its account’s owner lets us charge it, and which leads back. */
export const goToPayPal = formAction(z.unknown(), 'anyone', leaveForPayPal);
