'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { ok, refuse } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { createPost } from '@/lib/shop/posts/create-post';
import { deletePost } from '@/lib/shop/posts/delete-post';
import { ownFaces } from '@/lib/shop/posts/queries';
import { CreatePost, DeletePost, ProposeProducts, UpdatePost } from '@/lib/shop/posts/schema';
import { updatePost } from '@/lib/shop/posts/update-post';
import { proposeProducts } from '@/lib/shop/vision/propose-products';
import { owner } from '../../owner';

/** Publishes an update. */
export const publishUpdate = formAction(CreatePost, owner, async (actor, input) => {
  const made = await createPost(actor, input);
  if (made.ok) refresh();
  return made;
});

/** Changes an update. */
export const changeUpdate = formAction(UpdatePost, owner, async (actor, input) => {
  const changed = await updatePost(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Says which products of the page its photos seem to show. Nothing is changed by it. */
export const proposeForPhotos = formAction(ProposeProducts, owner, async (actor, input) => {
  if (!(await allow('visual-person', actor.personId))) return refuse('too_many');
  const likely = await proposeProducts(actor, input);
  return likely.ok ? ok(await ownFaces(actor, input.page, likely.value)) : likely;
});

/** Takes an update away and leads back to the others. */
export const removeUpdate = formAction(DeletePost, owner, async (actor, input): ReturnType<typeof deletePost> => {
  const removed = await deletePost(actor, input);
  if (!removed.ok) return removed;
  redirect((await requestI18n()).href(`/studio/${removed.value.handle}/updates`));
});
