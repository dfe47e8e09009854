import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { optionalIdField } from '@/lib/shop/ownership/schema';
import { fileBytesMax } from './model';

const about = { page: idField('page'), product: idField('product') };

/** A file that is about to be sent: its name on its owner's machine without the folders, how old and how long it is, and what it is for. */
export const BeginFile = z.object({
  ...about,
  name: z
    .string()
    .max(1_000)
    .transform((name) => plainLine(name.replaceAll(/^.*[\\/]/gs, '')).slice(-200))
    .pipe(z.string().min(1, 'file_unnamed')),
  /** When it was last changed, in milliseconds; empty where nobody says. */
  modified: z
    .string()
    .regex(/^\d{0,15}$/, 'invalid')
    .default(''),
  bytes: z.coerce.number('file_empty').int('file_empty').min(1, 'file_empty').max(fileBytesMax, 'goods_too_big'),
  /** The variant whose buyers alone get it; empty for all. */
  variant: optionalIdField('variant'),
  /** The file that it is a newer version of; empty for a further file. */
  newer: optionalIdField('file'),
});
/** See the schema of the same name. */
export type BeginFile = z.output<typeof BeginFile>;

/** A piece of it: `at` is its first byte. */
export const ReceiveFilePiece = z.object({
  ...about,
  upload: idField('upload'),
  at: z.coerce.number().int().min(0).max(fileBytesMax),
});
/** See the schema of the same name. */
export type ReceiveFilePiece = z.output<typeof ReceiveFilePiece>;

/** A file that is to be taken off its product. */
export const RemoveFile = z.strictObject({ ...about, file: idField('file') });
/** See the schema of the same name. */
export type RemoveFile = z.output<typeof RemoveFile>;
