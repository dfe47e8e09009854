import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { listField, textField } from '@/lib/shop/ownership/schema';

/** Photos of one update. */
export const postPhotosMax = 10;

const body = textField(3_000, 'required');
const photos = listField(idField('media'), postPhotosMax).transform((list) => [...new Set(list)]);

/** A new update; `key` is a fresh post id that the form was given, so that sending it twice makes one. */
export const CreatePost = z.strictObject({ page: idField('page'), key: idField('post'), body, photos });
/** A cleaned text and its photos, each once, in order; whose photos they are the verb finds out. */
export type CreatePost = z.infer<typeof CreatePost>;

/** An update as it shall read from now on. */
export const UpdatePost = z.strictObject({ page: idField('page'), post: idField('post'), body, photos });
/** The whole update as it shall read: photos left out are taken off it. */
export type UpdatePost = z.infer<typeof UpdatePost>;

/** An update to take away. */
export const DeletePost = z.strictObject({ page: idField('page'), post: idField('post') });
/** An update by id, and the page it must be of. */
export type DeletePost = z.infer<typeof DeletePost>;
