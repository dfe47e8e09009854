import 'server-only';
import { sql } from 'drizzle-orm';
import type { SocialTransaction } from '@/db/client/social';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { Standing } from '@/lib/social/messages/standing';
import { sealText } from '@/lib/social/sealing/seal-text';
import { photoPlace } from './model';

/** A photograph somebody chose for a message, and what is to be seen on it: empty for nothing said. */
export type Chosen = { readonly id: Id<'photo'>; readonly description: string };

/** What is said of photographs, sealed for whose words the message's are. Before the transaction: keys may lie on another machine. */
export function sealDescriptions(
  owner: Id<'person'> | Id<'page'>,
  photos: readonly Chosen[],
): Promise<readonly Chosen[]> {
  return Promise.all(
    photos.map(async ({ id, description }) => ({
      id,
      description: description && (await sealText(owner, photoPlace(id), description)),
    })),
  );
}

/** Whether all of them wait for a message on this side of the conversation; they are held until the transaction ends. */
export async function areKept(tx: SocialTransaction, standing: Standing, photos: readonly Chosen[]): Promise<boolean> {
  if (photos.length === 0) return true;
  const page = standing.side === 'b' && standing.pageId ? toUuid(standing.pageId) : null;
  const rows = await tx.execute(sql`
    select id from social.talk_photo where id = any(${`{${photos.map(({ id }) => toUuid(id)).join(',')}}`}::uuid[])
      and person_id = social.reader() and message_id is null and stored_at is not null
      and page_id is not distinct from ${page}::uuid
    order by id for update`);
  return rows.length === photos.length;
}

/** Gives a message that was just written its photographs, in their order. */
export async function attachPhotos(
  tx: SocialTransaction,
  message: Id<'message'>,
  photos: readonly Chosen[],
): Promise<void> {
  for (const [at, { id, description }] of photos.entries())
    await tx.execute(sql`
      update social.talk_photo set message_id = ${toUuid(message)}::uuid, place = ${at + 1}, description = ${description || null}
      where id = ${toUuid(id)}::uuid`);
}
