import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';

/** Recommend a product, or say it in other words. */
export const Recommend = z.strictObject({
  product: idField('product'),
  audience: z.enum(['friends', 'public'], { error: 'required' }),
  note: z.string().max(2000, 'too_long').default('').transform(plainText).pipe(z.string().max(500, 'too_long')),
});
/** The product, who sees it, and why. */
export type Recommend = z.output<typeof Recommend>;

/** Take a recommendation back. */
export const Unrecommend = z.strictObject({ recommendation: idField('recommendation') });
/** A recommendation by its id. */
export type Unrecommend = z.output<typeof Unrecommend>;
