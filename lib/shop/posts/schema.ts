import { z } from 'zod';
import { parseId } from '@/lib/kernel/ids';
import { idField } from '@/lib/platform/id-field';
import { lineField, listField, textField } from '@/lib/shop/ownership/schema';
import { type PlacedTag, photoTagsMax, postWishes } from './model';

/** Photos of one post. */
export const postPhotosMax = 10;

/** Products that one post shows. */
export const postProductsMax = 10;

const body = textField(3_000, 'optional');
const photos = listField(idField('media'), postPhotosMax).transform((list) => [...new Set(list)]);
const products = listField(idField('product'), postProductsMax).transform((list) => [...new Set(list)]);

/** A tag as a form sends it, `<photo> <product> <x> <y>`; see `writeTag` of the model. */
const tag = z
  .string()
  .max(120)
  .transform((text, context): PlacedTag => {
    const [photo, product, x = '', y = '', ...rest] = text.split(' ');
    const placed = { photo: parseId('media', photo), product: parseId('product', product) };
    const isPercent = (number: string) => /^\d{1,3}$/.test(number) && Number(number) <= 100;
    if (placed.photo === null || placed.product === null || rest.length > 0 || !isPercent(x) || !isPercent(y)) {
      context.addIssue({ code: 'custom', message: 'not_found' });
      return z.NEVER;
    }
    return { photo: placed.photo, product: placed.product, x: Number(x), y: Number(y) };
  });
const tags = z
  .array(tag)
  .max(postPhotosMax * photoTagsMax, 'too_many_items')
  .optional();

const said = {
  body,
  photos,
  products,
  tags,
  as: z.enum(postWishes).optional(),
  publishAt: lineField(30, 'optional').optional(),
};

/**
 * A new post; with `next` it is a draft whose video is added next. `key` is a fresh post id that the form was given, so that sending it twice makes one. Without `as` it is published at
 * once; `publishAt` is read by the page's own clock.
 */
export const CreatePost = z.strictObject({
  page: idField('page'),
  key: idField('post'),
  ...said,
  next: z.literal('video').optional(),
});
/** A cleaned text, its photos, the products it shows and where on the photos, each once, in order; whose they are the verb finds out. */
export type CreatePost = z.infer<typeof CreatePost>;

/** A post as it shall read from now on; without `as` its moment stays. */
export const UpdatePost = z.strictObject({ page: idField('page'), post: idField('post'), ...said });
/** The whole post as it shall read: photos, products and tags left out are taken off it. */
export type UpdatePost = z.infer<typeof UpdatePost>;

/** Photos of which is asked what of the page's own products they show. */
export const ProposeProducts = z.strictObject({ page: idField('page'), photos });
/** Photos, each once; whose they are the verb finds out. */
export type ProposeProducts = z.infer<typeof ProposeProducts>;

/** Words of the title of a product of the page; none for the newest. */
export const FindProducts = z.strictObject({ page: idField('page'), words: lineField(80, 'optional') });
/** What is sought among the products of a page. */
export type FindProducts = z.infer<typeof FindProducts>;

/** A post to take away. */
export const DeletePost = z.strictObject({ page: idField('page'), post: idField('post') });
/** A post by id, and the page it must be of. */
export type DeletePost = z.infer<typeof DeletePost>;
