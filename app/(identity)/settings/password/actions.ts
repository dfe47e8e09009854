'use server';

import { changePassword } from '@/lib/identity/passwords/change-password';
import { ChangePassword } from '@/lib/identity/passwords/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

/** Sets another password or the first one; asks for a fresh proof first. */
export const changePasswordHere = formAction(ChangePassword, 'person', async (actor, input) =>
  orProve(actor, '/settings/password', await changePassword(actor, input)),
);
