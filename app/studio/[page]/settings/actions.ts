'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { changeHandle } from '@/lib/shop/addresses/change-handle';
import { ChangeHandle } from '@/lib/shop/addresses/schema';
import { openShop } from '@/lib/shop/pages/open-shop';
import { OpenShop, SetDelivery, SetLegal, SetTax, UpdatePage } from '@/lib/shop/pages/schema';
import { setDelivery } from '@/lib/shop/pages/set-delivery';
import { setLegal } from '@/lib/shop/pages/set-legal';
import { setTax } from '@/lib/shop/pages/set-tax';
import { updatePage } from '@/lib/shop/pages/update-page';
import { owner } from '../../owner';

/** Changes the page's name, kind, about and languages. */
export const saveFace = formAction(UpdatePage, owner, async (actor, input) => {
  const saved = await updatePage(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Gives the page another address, and leads to the studio under it. */
export const moveTo = formAction(ChangeHandle, owner, async (actor, input): ReturnType<typeof changeHandle> => {
  const moved = await changeHandle(actor, input);
  if (moved.ok) redirect((await requestI18n()).href(`/studio/${moved.value.handle}/settings`));
  return moved;
});

/** Opens or closes the shop. */
export const openTheShop = formAction(OpenShop, owner, async (actor, input) => {
  const opened = await openShop(actor, input);
  if (opened.ok) refresh();
  return opened;
});

/** Changes what delivery costs, how long it takes and where it goes. */
export const saveDelivery = formAction(SetDelivery, owner, async (actor, input) => {
  const saved = await setDelivery(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Changes the tax rate. */
export const saveTax = formAction(SetTax, owner, async (actor, input) => {
  const saved = await setTax(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Changes the texts of the shop's own legal pages. */
export const saveLegal = formAction(SetLegal, owner, async (actor, input) => {
  const saved = await setLegal(actor, input);
  if (saved.ok) refresh();
  return saved;
});
