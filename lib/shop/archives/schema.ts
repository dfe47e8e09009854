import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';

/** The page an archive is asked of. */
export const BeginArchive = z.object({ page: idField('page') });
/** See the schema of the same name. */
export type BeginArchive = z.output<typeof BeginArchive>;

/** An archive its owner no longer wants to lie about. */
export const DropArchive = z.object({ page: idField('page'), archive: idField('archive') });
/** See the schema of the same name. */
export type DropArchive = z.output<typeof DropArchive>;
