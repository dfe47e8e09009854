import { type Id, toUuid } from '@/lib/kernel/ids';

/**
 * Where a piece of a file of an archive lies; no address of the site leads there. `token` is of the step that stores it, so that two
 * workers at one step never write to the same place; pieces of before there were tokens have none.
 */
export function piecePlace(id: Id<'archive'>, path: string, piece: number, token: string | undefined): string {
  return `${archivePlace(id)}${path.toLowerCase()}/${piece}${token === undefined ? '' : `-${token}`}`;
}

/** Where all of an archive lies. */
export function archivePlace(id: Id<'archive'>): string {
  return `archives/${toUuid(id)}/`;
}
