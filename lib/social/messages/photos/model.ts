/**
 * Photographs of messages.
 *
 * Invariants
 * - What is kept was decoded and encoded anew: nothing of the sent file survives but its pixels.
 * - Bytes lie sealed, for whose words the message's are; without that key they are noise.
 * - A row is made before its bytes and sent after them. What was chosen and not sent is its chooser's alone, and goes after a day.
 * - They are seen by who stands in the conversation, asked each time; those of a friend by nobody who may not write to her.
 */
import type { Id } from '@/lib/kernel/ids';

/** Photographs of one message. */
export const photosMax = 4;

/** How long (characters) what is said of a photograph may be. */
export const descriptionMax = 300;

/** How many photographs somebody may have chosen without having sent them. */
export const waitingMax = 24;

/** A photograph as who may see it is told of it: its sides in pixels, and what is to be seen on it, empty for nothing said. */
export type PhotoView = {
  readonly id: Id<'photo'>;
  readonly width: number;
  readonly height: number;
  readonly description: string;
};

/** Where the sealed bytes of a photograph lie in the store: not below what `/media` reads. */
export function bytesPlace(id: Id<'photo'>): string {
  return `talk-photo/${id.replace('_', '-')}`;
}

/** Where a photograph of a message lies, for the vault: what is said of it, and its bytes. */
export function photoPlace(id: Id<'photo'>): { table: string; id: string } {
  return { table: 'social.talk_photo', id };
}

/** The same of a copy that was made for a report. */
export function copyPlace(id: Id<'photo'>): { table: string; id: string } {
  return { table: 'social.talk_report_photo', id };
}
