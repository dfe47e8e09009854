'use server';

import { redirect } from 'next/navigation';
import { proveByPassword } from '@/lib/identity/passwords/prove-by-password';
import { ProveByPassword } from '@/lib/identity/passwords/schema';
import { formAction } from '@/lib/platform/action';
import { nextOrHome } from '@/lib/platform/enter';

/** Proves her afresh by her password, and goes back to the change that asked for it. */
export const proveByPasswordHere = formAction(ProveByPassword, 'person', async (actor, input) => {
  const result = await proveByPassword(actor, input);
  return result.ok ? redirect(nextOrHome(input.next, actor.locale)) : result;
});
