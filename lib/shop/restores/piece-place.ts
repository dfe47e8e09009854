import { type Id, toUuid } from '@/lib/kernel/ids';

/** Where all of the file that was sent for a restore lies; no address of the site leads there. */
export function sentPlace(id: Id<'restore'>): string {
  return `restores/${toUuid(id)}/`;
}

/** Where a piece of it lies. */
export function sentPiece(id: Id<'restore'>, piece: number): string {
  return `${sentPlace(id)}${piece}`;
}

/** Where the files lie that a restore carried along to be read. */
export function carriedPlace(id: Id<'restore'>): string {
  return `carried/${toUuid(id)}/`;
}

/** Where a piece of one of them lies. */
export function carriedPiece(id: Id<'restore'>, path: string, piece: number): string {
  return `${carriedPlace(id)}${path.toLowerCase()}/${piece}`;
}
