import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { lineField } from '@/lib/shop/ownership/schema';
import { handleField } from '@/lib/shop/pages/schema';

/** Another address for a page. */
export const ChangeHandle = z.strictObject({ page: idField('page'), handle: handleField });
/** A handle in good form; whether it is free the verb finds out. */
export type ChangeHandle = z.infer<typeof ChangeHandle>;

/** Another address for a product: words, of which the slug is made. */
export const ChangeSlug = z.strictObject({ page: idField('page'), product: idField('product'), words: lineField(80) });
/** Words as typed; the verb makes a slug of them as of a title. */
export type ChangeSlug = z.infer<typeof ChangeSlug>;
