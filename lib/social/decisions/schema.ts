import { z } from 'zod';
import { rules } from '@/lib/identity/holds/model';
import { Reason } from '@/lib/identity/looks/schema';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { amountField } from '@/lib/shop/ownership/schema';
import { type DecidedKind, holdDays, type Measure, measuresFor, wordsMax, wordsMin } from './model';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const kinds = Object.keys(measuresFor) as readonly DecidedKind[];
const measures = [...new Set(Object.values(measuresFor).flat())] as readonly Measure[];

const words = z
  .string({ error: 'required' })
  .max(20_000, { error: 'too_long' })
  .transform(plainText)
  .pipe(
    z.string().min(1, { error: 'required' }).min(wordsMin, { error: 'too_short' }).max(wordsMax, { error: 'too_long' }),
  );

/** A thing that is decided on, as an address or a form names it. */
export const Decided = z.object({
  kind: z.enum(kinds, { error: 'not_found' }),
  subject: z.string({ error: 'not_found' }).regex(uuid, { error: 'not_found' }),
});
/** A kind and a bare uuid. */
export type Decided = z.infer<typeof Decided>;

/** A thing that nobody reported, and why it is looked at. */
export const LookAtThing = z.strictObject({ ...Decided.shape, ...Reason.shape });

/** A decision as its form sends it: days and an amount count only where the measure asks for them. */
export const Decide = z.strictObject({
  ...Decided.shape,
  decision: idField('decision'),
  measure: z.enum(measures, { error: 'required' }),
  rule: z.enum(rules, { error: 'required' }),
  evidence: words,
  statement: words,
  days: z.enum(holdDays.map(String), { error: 'required' }).transform(Number).default(7),
  amount: amountField.optional(),
});
/** A thing, what is done about it, by which rule, on what evidence and why. */
export type Decide = z.infer<typeof Decide>;

/** What is said against a decision. */
export const Appeal = z.strictObject({ decision: idField('decision'), words });
/** The decision and the words. */
export type Appeal = z.infer<typeof Appeal>;

/** How an appeal is answered. */
export const AnswerAppeal = z.strictObject({
  decision: idField('decision'),
  answer: words,
  verdict: z.enum(['upheld', 'overturned'], { error: 'required' }),
});
/** The decision, whether it stands, and why. */
export type AnswerAppeal = z.infer<typeof AnswerAppeal>;

/** A decision that is named. */
export const OneDecision = z.strictObject({ decision: idField('decision') });

/** What an operator looks for to decide about it: an account or a page by its handle, a site by a key or an origin. */
export const FindDecided = z.object({
  kind: z.enum(['person', 'page', 'site'], { error: 'required' }),
  name: z.string().trim().max(260).default(''),
});
/** A kind and what was typed. */
export type FindDecided = z.infer<typeof FindDecided>;

/** A host as somebody types it or finds it in an address, as machines write it; `invalid` for what is none. */
const hostField = z
  .string()
  .trim()
  .max(300, { error: 'too_long' })
  .transform((typed, context) => {
    const address = `http://${typed.replace(/^https?:\/\//i, '')}`;
    const host = URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : '';
    if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && host.length <= 253) return host;
    context.addIssue({ code: 'custom', message: 'invalid', input: typed });
    return z.NEVER;
  });

/** A host that is refused, or no longer. */
export const DenyHost = z.strictObject({ host: hostField, deny: z.enum(['yes', 'no'], { error: 'invalid' }) });
/** The host and whether it is refused. */
export type DenyHost = z.infer<typeof DenyHost>;
