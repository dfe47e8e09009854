import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { listField, textField } from '@/lib/shop/ownership/schema';

/** Photos of one update. */
export const postPhotosMax = 10;

/** Products that one update shows. */
export const postProductsMax = 10;

const body = textField(3_000, 'required');
const photos = listField(idField('media'), postPhotosMax).transform((list) => [...new Set(list)]);
const products = listField(idField('product'), postProductsMax).transform((list) => [...new Set(list)]);

/** A new update; `key` is a fresh post id that the form was given, so that sending it twice makes one. */
export const CreatePost = z.strictObject({ page: idField('page'), key: idField('post'), body, photos, products });
/** A cleaned text, its photos and the products it shows, each once, in order; whose they are the verb finds out. */
export type CreatePost = z.infer<typeof CreatePost>;

/** An update as it shall read from now on. */
export const UpdatePost = z.strictObject({ page: idField('page'), post: idField('post'), body, photos, products });
/** The whole update as it shall read: photos and products left out are taken off it. */
export type UpdatePost = z.infer<typeof UpdatePost>;

/** Photos of which is asked what of the page's own products they show. */
export const ProposeProducts = z.strictObject({ page: idField('page'), photos });
/** Photos, each once; whose they are the verb finds out. */
export type ProposeProducts = z.infer<typeof ProposeProducts>;

/** An update to take away. */
export const DeletePost = z.strictObject({ page: idField('page'), post: idField('post') });
/** An update by id, and the page it must be of. */
export type DeletePost = z.infer<typeof DeletePost>;
