import type { Id } from '@/lib/kernel/ids';

/** For whom somebody reads and writes: herself, or a page of hers. */
export type Speaker = { readonly id: Id<'page'>; readonly handle: string; readonly name: string } | null;

/** The address of a conversation, or of all of them without one, for whom it is read. */
export function talkAddress(talk: Id<'talk'> | null, as: Speaker, more: Record<string, string> = {}): string {
  const asked = new URLSearchParams({ ...(as && { as: as.handle }), ...more }).toString();
  return `/messages${talk ? `/${talk}` : ''}${asked && `?${asked}`}`;
}
