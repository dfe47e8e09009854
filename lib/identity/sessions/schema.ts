import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';

/** The form that ends one session. */
export const SignOutDevice = z.strictObject({
  session: z.string().transform((text, context): Id<'session'> => {
    const id = parseId('session', text);
    if (id !== null) return id;
    context.addIssue({ code: 'custom', message: 'not_found' });
    return z.NEVER;
  }),
});
