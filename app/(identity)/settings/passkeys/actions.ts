'use server';

import { refresh } from 'next/cache';
import { removePasskey } from '@/lib/identity/passkeys/remove-passkey';
import { renamePasskey } from '@/lib/identity/passkeys/rename-passkey';
import { PasskeyRemove, PasskeyRename } from '@/lib/identity/passkeys/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

/** Gives a passkey a name she will recognise. */
export const renamePasskeyHere = formAction(PasskeyRename, 'person', async (actor, input) => {
  const result = await renamePasskey(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Removes a passkey unless it is the last way in; asks for a fresh proof first. */
export const removePasskeyHere = formAction(PasskeyRemove, 'person', async (actor, input) => {
  const result = orProve(actor, '/settings/passkeys', await removePasskey(actor, input));
  if (result.ok) refresh();
  return result;
});
