'use server';

import { refresh } from 'next/cache';
import { finishCardSetup } from '@/lib/money/wallet/finish-card-setup';
import { removeAddress } from '@/lib/money/wallet/remove-address';
import { removeMethod } from '@/lib/money/wallet/remove-method';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { AddCardForm, AddressForm, AddressIdForm, MethodForm } from '@/lib/money/wallet/schema';
import { setDefaultAddress } from '@/lib/money/wallet/set-default-address';
import { setDefaultMethod } from '@/lib/money/wallet/set-default-method';
import { formAction } from '@/lib/platform/action';
import { withPurse } from '../own-actor';
import { backToWallet } from './back-to-wallet';

/** Keeps the card that was typed into the provider’s fields. */
export const addCard = formAction(AddCardForm, 'anyone', async (actor, input) =>
  backToWallet(await finishCardSetup(actor, { setupId: input.setup, makeDefault: input.isDefault })),
);

/** Makes a method the one a tap uses. */
export const chooseMethod = formAction(MethodForm, 'anyone', async (actor, input) => {
  const chosen = await setDefaultMethod(actor, input);
  if (chosen.ok) refresh();
  return chosen;
});

/** Takes a method out of the wallet and out of its provider’s keeping. */
export const dropMethod = formAction(MethodForm, 'anyone', async (actor, input) => {
  const dropped = await removeMethod(actor, input);
  if (dropped.ok) refresh();
  return dropped;
});

/** Keeps an address, new or changed; a browser without a cookie gets one first. */
export const keepAddress = formAction(AddressForm, 'anyone', async (actor, input) => {
  const own = await withPurse(actor);
  return backToWallet(await saveAddress(own, input), own !== actor);
});

/** Makes an address the one a tap delivers to. */
export const chooseAddress = formAction(AddressIdForm, 'anyone', async (actor, input) => {
  const chosen = await setDefaultAddress(actor, input);
  if (chosen.ok) refresh();
  return chosen;
});

/** Takes an address out of the wallet; orders keep theirs. */
export const dropAddress = formAction(AddressIdForm, 'anyone', async (actor, input) => {
  const dropped = await removeAddress(actor, input);
  if (dropped.ok) refresh();
  return dropped;
});
