import { z } from 'zod';
import { Reason } from '@/lib/identity/looks/schema';
import { idField } from '@/lib/platform/id-field';

/** An order, and why somebody who runs Souk looks at it. */
export const LookAtOrder = z.strictObject({ ...Reason.shape, orderId: idField('order') });
