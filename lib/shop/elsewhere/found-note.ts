import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

const words = z.string().default('');

/** What was noted of the business and its products, as it is kept. */
export const FoundNote = z.object({
  ...{ name: words, about: words, logo: words, cover: words },
  videos: z.number().default(0),
  /** Of which of its pictures a small one lies in storage. */
  shown: z.array(z.string()).default([]),
  products: z
    .array(
      z.object({
        ...{ id: z.string(), title: z.string(), description: z.string(), price: z.string(), inStock: z.boolean() },
        ...{ picture: z.string(), link: z.string(), brand: z.string(), gtin: z.string() },
      }),
    )
    .default([]),
});

/** What the page said before, or by a move, of what a move can change. */
export const FaceNote = z.object({
  ...{ name: z.string().optional(), about: z.string().optional() },
  logoMediaId: idField('media').nullish(),
  coverMediaId: idField('media').nullish(),
});
