import { z } from 'zod';
import { originOf, scopes } from '@/lib/money/button/model';
import { idField } from '@/lib/platform/id-field';
import { lineField } from '@/lib/shop/ownership/schema';
import { addressKinds, overlapHours, returnOf } from './model';

/** Where a site's pages live, as it was typed: an exact origin, or `invalid_origin`. */
const typedOrigin = z.string({ error: 'required' }).transform((typed, context) => {
  const text = typed.trim();
  const origin = originOf(text);
  if (origin !== null) return origin;
  context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'invalid_origin', input: typed });
  return z.NEVER;
});

/** Where shoppers may be sent back to, as it was typed: a whole address, or `invalid_return`. */
const typedReturn = z.string({ error: 'required' }).transform((typed, context) => {
  const text = typed.trim();
  const address = returnOf(text);
  if (address !== null && address.length <= 500) return address;
  context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'invalid_return', input: typed });
  return z.NEVER;
});

const name = lineField(80);
const capture = z.enum(['automatic', 'manual'], { error: 'required' });

/** A new site, as the studio's form sends it. */
export const OpenSite = z.strictObject({
  page: idField('page'),
  name,
  origin: typedOrigin,
  mode: z.enum(['test', 'live'], { error: 'required' }),
  capture,
});

/** Another name of a site, and when its payments are taken. */
export const ChangeSite = z.strictObject({ site: idField('site'), name, capture });

/** One more address of a site. */
export const AddOrigin = z.strictObject({ site: idField('site'), origin: typedOrigin });

/** One more address to return to. */
export const AddReturn = z.strictObject({ site: idField('site'), return: typedReturn });

/** An address that a site gives up. */
export const RemoveAddress = z.strictObject({
  site: idField('site'),
  kind: z.enum(addressKinds),
  address: z.string().min(1, 'not_found').max(500, 'not_found'),
});

/** A new key, with what it may. */
export const MakeKey = z.strictObject({
  site: idField('site'),
  scopes: z
    .array(z.enum(scopes, { error: 'invalid' }))
    .default([])
    .pipe(z.array(z.enum(scopes)).min(1, 'scopes_none')),
});

/** A key in the place of another, which lives some hours more. */
export const RotateKey = z.strictObject({
  key: idField('payKey'),
  hours: z
    .string()
    .refine((typed) => overlapHours.some((one) => String(one) === typed), 'invalid')
    .transform(Number),
});

/** A key that opens nothing any more. */
export const RevokeKey = z.strictObject({ key: idField('payKey') });

/** A site to remove: `sure` is the tick without which it is not done, `at` the handle of the page it leads back to. */
export const RemoveSite = z.strictObject({
  site: idField('site'),
  at: lineField(100),
  sure: z.literal('on', { error: 'required' }),
});

/** A test site that is opened for real. */
export const GoLive = z.strictObject({ site: idField('site') });
