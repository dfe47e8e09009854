'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { ok, refuse } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { ownedHandle } from '@/lib/shop/ownership/queries';
import { createPost } from '@/lib/shop/posts/create-post';
import { deletePost } from '@/lib/shop/posts/delete-post';
import { findProducts, ownFaces } from '@/lib/shop/posts/queries';
import { CreatePost, DeletePost, FindProducts, ProposeProducts, UpdatePost } from '@/lib/shop/posts/schema';
import { updatePost } from '@/lib/shop/posts/update-post';
import { proposeProducts } from '@/lib/shop/vision/propose-products';
import { owner } from '../../owner';

/** Publishes a post, keeps it as a draft, or schedules it; or keeps it as a draft and leads to where a video is added. */
export const publishUpdate = formAction(
  CreatePost,
  { who: 'person', limit: 'post-person' },
  async (actor, { next, ...input }): ReturnType<typeof createPost> => {
    const made = await createPost(actor, next ? { ...input, as: 'draft' } : input);
    if (!made.ok) return made;
    const handle = next && (await ownedHandle(actor, input.page));
    if (handle) redirect((await requestI18n()).href(`/studio/${handle}/updates/${input.key}#video`));
    refresh();
    return made;
  },
);

/** Changes a post, and when it is seen. */
export const changeUpdate = formAction(UpdatePost, owner, async (actor, input) => {
  const changed = await updatePost(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Says which products of the page its photos seem to show, and where. Nothing is changed by it. */
export const proposeForPhotos = formAction(ProposeProducts, owner, async (actor, input) => {
  if (!(await allow('visual-person', actor.personId))) return refuse('too_many');
  const likely = await proposeProducts(actor, input);
  if (!likely.ok) return likely;
  const products = [...new Set(likely.value.map(({ product }) => product))];
  return ok({ products: await ownFaces(actor, input.page, products), places: likely.value });
});

/** The products of the page that can be tagged, by words of their titles. */
export const findForTag = formAction(FindProducts, { who: 'person', limit: 'owner-lookup' }, async (actor, input) =>
  ok(await findProducts(actor, input)),
);

/** Takes a post away and leads back to the others. */
export const removeUpdate = formAction(DeletePost, owner, async (actor, input): ReturnType<typeof deletePost> => {
  const removed = await deletePost(actor, input);
  if (!removed.ok) return removed;
  redirect((await requestI18n()).href(`/studio/${removed.value.handle}/updates`));
});
