'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { addToCollection } from '@/lib/shop/collections/add-to-collection';
import { arrangeCollection } from '@/lib/shop/collections/arrange-collection';
import { deleteCollection } from '@/lib/shop/collections/delete-collection';
import { tryRules } from '@/lib/shop/collections/owned';
import { placeProduct } from '@/lib/shop/collections/place-product';
import { saveCollection } from '@/lib/shop/collections/save-collection';
import {
  AddToCollection,
  ArrangeCollection,
  AskRules,
  DeleteCollection,
  PlaceProduct,
  SaveCollection,
} from '@/lib/shop/collections/schema';
import { owner } from '../../owner';

/** Makes a collection or changes one, and shows what is in it. */
export const keepCollection = formAction(
  SaveCollection,
  owner,
  async (actor, input): ReturnType<typeof saveCollection> => {
    const saved = await saveCollection(actor, input);
    if (saved.ok)
      redirect((await requestI18n()).href(`/studio/${saved.value.handle}/collections/${input.key}?saved=1`));
    return saved;
  },
);

/** Says what rules find that are not saved yet. */
export const tryTheRules = formAction(AskRules, owner, async (actor, input) => {
  const found = await tryRules(actor, input);
  if (!found.ok) return found;
  const first = found.value.first.map(({ id, title, media }) => ({ id, title, media }));
  return { ok: true as const, value: { count: found.value.count, first } };
});

/** Puts the products of a collection in another order, or takes one out. */
export const arrangeTheCollection = formAction(ArrangeCollection, owner, async (actor, input) => {
  const arranged = await arrangeCollection(actor, input);
  if (arranged.ok) refresh();
  return arranged;
});

/** Puts a product into a collection. */
export const addTheProduct = formAction(AddToCollection, owner, async (actor, input) => {
  const added = await addToCollection(actor, input);
  if (added.ok) refresh();
  return added;
});

/** Deletes a collection, and goes back to the others. */
export const deleteTheCollection = formAction(
  DeleteCollection,
  owner,
  async (actor, input): ReturnType<typeof deleteCollection> => {
    const gone = await deleteCollection(actor, input);
    if (gone.ok) redirect((await requestI18n()).href(`/studio/${gone.value.handle}/collections`));
    return gone;
  },
);

/** Says in which collections by hand a product is. */
export const placeTheProduct = formAction(PlaceProduct, owner, async (actor, input) => {
  const placed = await placeProduct(actor, input);
  if (placed.ok) refresh();
  return placed;
});
