import { z } from 'zod';
import { type Currency, currencies, isCurrency } from '@/lib/kernel/money';

/** The name of a picture within an archive, which is the hash of its bytes. */
export const pictureName = z.string().regex(/^pictures\/[0-9a-f]{64}(?:-\d{1,6})?\.webp$/);

/** The name of a video, likewise. */
export const videoName = z.string().regex(/^videos\/[0-9a-f]{64}(?:-\d{1,6})?\.(?:mp4|webm)$/);

/** What a product is called in an archive: its address, or `draft:` and a number. */
export const productName = z.string().min(1).max(200);

/** What a market is called, by its page's owners and in an archive. */
export const marketName = z.string().min(1).max(60);

/** Minor units as digits. */
export const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);

/** A moment that is over: an archive tells of nothing else. */
export const past = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(Math.min(Date.parse(text), Date.now())));

/** A currency we count in. */
export const currency = z.custom<Currency>((code) => isCurrency(code), `one of ${currencies.join(', ')}`);

/** A list of JSON records in a text column of the database is cut no more than this long. */
export const words = (max: number) => z.string().max(max);
