import { z } from 'zod';
import { codePattern, plainCode } from '@/lib/shop/discounts/model';
import { optionalIdField } from '@/lib/shop/ownership/schema';

/** A typed code, made plain; what cannot be one is as unknown as one that nobody made. */
const codeField = z
  .string({ error: 'code_required' })
  .max(200, 'code_not_known')
  .transform(plainCode)
  .check((context) => {
    const problem = context.value === '' ? 'code_required' : codePattern.test(context.value) ? null : 'code_not_known';
    if (problem !== null) context.issues.push({ code: 'custom', message: problem, input: context.value });
  });

/** The form that keeps a code beside the cart; with a page for a thing of that page, else for what is in the cart. */
export const KeepCodeForm = z.object({ code: codeField, page: optionalIdField('page').optional() });

/** The form that takes a code out again. */
export const DropCodeForm = z.object({ code: codeField });
