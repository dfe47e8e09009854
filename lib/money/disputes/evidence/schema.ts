import { z } from 'zod';
import { keyField, line } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';
import { evidenceShows } from './model';

/** The fields beside a file of evidence. A buyer's says nothing of what it shows. Codes: `required`, `too_long`, `invalid`. */
export const EvidenceForm = z.discriminatedUnion('side', [
  z.object({ side: z.literal('buyer'), orderId: idField('order'), key: keyField, note: line(300).default('') }),
  z.object({
    ...{ side: z.literal('seller'), orderId: idField('order'), key: keyField, note: line(300).default('') },
    shows: z.enum(evidenceShows, { error: 'required' }),
  }),
]);

/** What `addEvidence` takes besides the bytes. */
export type EvidenceInput = z.output<typeof EvidenceForm>;
