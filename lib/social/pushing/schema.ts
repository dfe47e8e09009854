import { ECDH } from 'node:crypto';
import { z } from 'zod';

const bytes = (count: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, 'invalid')
    .refine((text) => Buffer.from(text, 'base64url').length === count, 'invalid');

/** Whether bytes are a point of the curve: for any other nothing can be encrypted, however often it is tried. */
function isPoint(text: string): boolean {
  try {
    return ECDH.convertKey(Buffer.from(text, 'base64url'), 'prime256v1').length > 0;
  } catch {
    return false;
  }
}

/** A browser's subscription, as `PushSubscription.toJSON()` has it, field by field. */
export const KeepSubscription = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/, error: 'invalid' }).max(2_000, 'too_long'),
  p256dh: bytes(65).refine(isPoint, 'invalid'),
  auth: bytes(16),
});
/** Address and keys. */
export type KeepSubscription = z.infer<typeof KeepSubscription>;

/** The address of a subscription. */
export const DropSubscription = z.strictObject({ endpoint: z.string().max(2_000) });
/** An address. */
export type DropSubscription = z.infer<typeof DropSubscription>;

/** What is sealed of a subscription. */
export const Sealed = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
  /** Our public key when it was made: with another one nothing reaches it. */
  key: z.string(),
});
