'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { ok } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { changeSlug } from '@/lib/shop/addresses/change-slug';
import { ChangeSlug } from '@/lib/shop/addresses/schema';
import { adjustStock } from '@/lib/shop/catalog/adjust-stock';
import { archiveProducts } from '@/lib/shop/catalog/archive-products';
import { createDraft } from '@/lib/shop/catalog/create-draft';
import { deleteDrafts } from '@/lib/shop/catalog/delete-drafts';
import { restoreProduct } from '@/lib/shop/catalog/restore-product';
import { saveProduct } from '@/lib/shop/catalog/save-product';
import {
  AdjustStock,
  CreateDraft,
  DescribePhoto,
  ProductList,
  RestoreProduct,
  SetPhotos,
  UpdateProduct,
} from '@/lib/shop/catalog/schema';
import { describePhoto, setPhotos } from '@/lib/shop/catalog/set-photos';
import { owner } from '../../owner';

/** Begins a product without photos and opens its editor. */
export const addProduct = formAction(CreateDraft, owner, async (actor, input): ReturnType<typeof createDraft> => {
  const made = await createDraft(actor, input);
  if (!made.ok) return made;
  redirect((await requestI18n()).href(`/studio/${made.value.handle}/products/${made.value.productId}`));
});

/** Sets the stock of one variant. */
export const setStock = formAction(AdjustStock, owner, async (actor, input) => {
  const set = await adjustStock(actor, input);
  refresh();
  return set;
});

/** Saves everything the editor shows, and publishes when that button was pressed. */
export const saveTheProduct = formAction(UpdateProduct, owner, async (actor, input) => {
  const saved = await saveProduct(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Puts the photos of a product in order, adds to them, takes one off. */
export const arrangePhotos = formAction(SetPhotos, owner, async (actor, input) => {
  const set = await setPhotos(actor, input);
  refresh();
  return set;
});

/** Says in words what a photo shows. */
export const describeThePhoto = formAction(DescribePhoto, owner, describePhoto);

/** Brings a version of a product back. */
export const restoreTheProduct = formAction(RestoreProduct, owner, async (actor, input) => {
  const restored = await restoreProduct(actor, input);
  if (restored.ok) refresh();
  return restored;
});

/** Gives a product another address; the old one leads on. */
export const changeTheSlug = formAction(ChangeSlug, owner, async (actor, input) => {
  const changed = await changeSlug(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Takes a product off the shop. */
export const archiveProduct = formAction(ProductList, owner, async (actor, input) => {
  const archived = await archiveProducts(actor, input);
  refresh();
  return archived;
});

/** Deletes a draft and leads back to the list. */
export const deleteDraft = formAction(ProductList, owner, async (actor, input): ReturnType<typeof deleteDrafts> => {
  const deleted = await deleteDrafts(actor, input);
  if (!deleted.ok) return deleted;
  if (deleted.value.deleted === 0) return ok(deleted.value);
  redirect((await requestI18n()).href(`/studio/${deleted.value.handle}/products`));
});
