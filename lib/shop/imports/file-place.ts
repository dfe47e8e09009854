import { type Id, toUuid } from '@/lib/kernel/ids';

/** Where the file of an import lies; no address of the site leads there. */
export function filePlace(id: Id<'import'>): string {
  return `imports/${toUuid(id)}`;
}
