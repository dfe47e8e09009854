import { type Id, toUuid } from '@/lib/kernel/ids';

/** Where the export of a move lies; no address of the site leads there. */
export function exportPlace(id: Id<'move'>): string {
  return `${movePlace(id)}export`;
}

/** Where a small picture of something in it lies: `logo`, `cover`, or the number of a post. */
export function thumbPlace(id: Id<'move'>, name: string): string {
  return `${movePlace(id)}small-${name}`;
}

/** The folder of all that lies of a move. */
export function movePlace(id: Id<'move'>): string {
  return `moves/${toUuid(id)}/`;
}
