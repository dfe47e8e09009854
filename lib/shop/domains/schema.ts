import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { lineField } from '@/lib/shop/ownership/schema';

/** A domain for a page, as typed. */
export const SetDomain = z.strictObject({ page: idField('page'), host: lineField(260, 'required') });

/** A page whose domain is meant. */
export const OfPage = z.strictObject({ page: idField('page') });
