import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { archiveBytesMax } from './model';

/** An archive that is about to be sent: its name on its owner's machine, and its length. */
export const BeginRestore = z.object({
  page: idField('page'),
  name: z
    .string()
    .max(400)
    .transform((name) => name.slice(-200)),
  bytes: z.coerce.number('file_empty').int('file_empty').min(1, 'file_empty').max(archiveBytesMax, 'file_too_big'),
});
/** See the schema of the same name. */
export type BeginRestore = z.output<typeof BeginRestore>;

/** A piece of it: `at` is its first byte. */
export const ReceivePiece = z.object({
  page: idField('page'),
  restore: idField('restore'),
  at: z.coerce.number().int().min(0).max(archiveBytesMax),
});
/** See the schema of the same name. */
export type ReceivePiece = z.output<typeof ReceivePiece>;

/** What its owner wants of a restore. */
export const SteerRestore = z.object({
  page: idField('page'),
  restore: idField('restore'),
  to: z.enum(['run', 'undo', 'drop']),
});
/** See the schema of the same name. */
export type SteerRestore = z.output<typeof SteerRestore>;
