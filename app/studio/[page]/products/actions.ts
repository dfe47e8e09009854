'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { adjustStock } from '@/lib/shop/catalog/adjust-stock';
import { createDraft } from '@/lib/shop/catalog/create-draft';
import { AdjustStock, CreateDraft } from '@/lib/shop/catalog/schema';

/** Begins a product without photos and opens its editor. */
export const addProduct = formAction(CreateDraft, 'person', async (actor, input): ReturnType<typeof createDraft> => {
  const made = await createDraft(actor, input);
  if (!made.ok) return made;
  redirect((await requestI18n()).href(`/studio/${made.value.handle}/products/${made.value.productId}`));
});

/** Sets the stock of one variant. */
export const setStock = formAction(AdjustStock, 'person', async (actor, input) => {
  const set = await adjustStock(actor, input);
  refresh();
  return set;
});
