import { type Id, toUuid } from '@/lib/kernel/ids';

/** Where a piece of a file of an archive lies; no address of the site leads there. */
export function piecePlace(id: Id<'archive'>, path: string, piece: number): string {
  return `${archivePlace(id)}${path.toLowerCase()}/${piece}`;
}

/** Where all of an archive lies. */
export function archivePlace(id: Id<'archive'>): string {
  return `archives/${toUuid(id)}/`;
}
