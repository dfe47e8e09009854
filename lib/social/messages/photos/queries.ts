import 'server-only';
import { sql } from 'drizzle-orm';
import { asOperator, asReader, type SocialTransaction } from '@/db/client/social';
import { type Actor, holds, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import type { Place } from '@/lib/social/messages/schema';
import { standingIn } from '@/lib/social/messages/standing';
import { openFile } from '@/lib/social/sealing/open-file';
import { openTexts } from '@/lib/social/sealing/open-text';
import { bytesPlace, copyPlace, type PhotoView, photoPlace } from './model';

type Row = { id: string; person: string | null; page: string | null };
type SeenRow = Row & { message: string; width: number; height: number; description: string | null };

const owning = ({ person, page }: Row): Id<'person'> | Id<'page'> | null => {
  if (page !== null) return fromUuid('page', page);
  return person === null ? null : fromUuid('person', person);
};

/** A photograph as its row says it, and for whom it is sealed: what is said of it is still to be opened. */
export type SealedPhoto = SeenRow;

/** The photographs of messages (uuids) that whoever the transaction reads as may see, in their order. */
export function photosIn(tx: SocialTransaction, messages: readonly string[]): Promise<readonly SealedPhoto[]> {
  if (messages.length === 0) return Promise.resolve([]);
  return tx.execute<SeenRow>(sql`
    select id, person_id as person, page_id as page, message_id as message, width, height, description
    from social.talk_photo where message_id = any(${`{${messages.join(',')}}`}::uuid[]) order by message_id, place`);
}

/** Photographs by the uuid of their message, each with what is said of it. */
export async function openPhotos(rows: readonly SealedPhoto[]): Promise<ReadonlyMap<string, readonly PhotoView[]>> {
  const said = await openTexts(
    rows.map((row) => {
      const owner = owning(row);
      return row.description === null || owner === null
        ? null
        : { owner, place: photoPlace(fromUuid('photo', row.id)), sealed: row.description };
    }),
  );
  const photos = new Map<string, PhotoView[]>();
  for (const [at, { id, message, width, height }] of rows.entries()) {
    const view = { id: fromUuid('photo', id), width, height, description: said[at] ?? '' };
    photos.set(message, [...(photos.get(message) ?? []), view]);
  }
  return photos;
}

/** The bytes (WebP) of a photograph of a conversation for who stands in it and may see it; null for everybody else, and once it is gone. */
export async function photoBytes(actor: Actor, place: Place, id: Id<'photo'>): Promise<Uint8Array | null> {
  if (actor.kind !== 'person') return null;
  const row = await asReader(toUuid(actor.personId), async (tx) => {
    if (!(await standingIn(tx, actor, place))) return null;
    const [found] = await tx.execute<Row>(sql`
      select p.id, p.person_id as person, p.page_id as page from social.talk_photo p
      join social.talk_message m on m.id = p.message_id
      where p.id = ${toUuid(id)}::uuid and m.talk_id = ${toUuid(place.talk)}::uuid`);
    return found ?? null;
  });
  const owner = row && owning(row);
  const sealed = owner && (await (await fileStore()).get(bytesPlace(id)));
  return owner && sealed ? openFile(owner, photoPlace(id), sealed) : null;
}

/** The bytes of every photograph of a message as the actor sees it, with their sides and their order. */
export async function bytesOf(
  actor: PersonActor,
  place: Place,
  photos: readonly PhotoView[],
): Promise<{ bytes: Uint8Array; width: number; height: number }[]> {
  const all = await Promise.all(
    photos.map(async ({ id, width, height }) => ({ bytes: await photoBytes(actor, place, id), width, height })),
  );
  return all.flatMap(({ bytes, ...sides }) => (bytes ? [{ bytes, ...sides }] : []));
}

/** The copies of the photographs of a report, in their order, for an operator; none for everybody else. */
export async function reportedPhotos(actor: Actor, report: Id<'report'>): Promise<readonly Id<'photo'>[]> {
  if (!holds(actor, 'moderation')) return [];
  const rows = await asOperator((tx) =>
    tx.execute<{ id: string }>(sql`
      select id from social.talk_report_photo where report_id = ${toUuid(report)}::uuid and stored_at is not null order by place`),
  );
  return rows.map(({ id }) => fromUuid('photo', id));
}

/** The copy of a photograph that was reported, for moderation, whose look is written first; null for everybody else. */
export async function reportedPhoto(actor: Actor, id: Id<'photo'>): Promise<Uint8Array | null> {
  if (!holds(actor, 'moderation')) return null;
  const me = toUuid(actor.personId);
  const [row] = await asOperator((tx) =>
    tx.execute<{ report: string; noted: boolean }>(sql`
      select p.report_id as report,
        identity.note_look(${me}::uuid, 'photo', p.id::text, 'message', r.message_id, 'case', '') as noted
      from social.talk_report_photo p join social.talk_report r on r.id = p.report_id
      where p.id = ${toUuid(id)}::uuid and p.stored_at is not null`),
  );
  const sealed = row?.noted && (await (await fileStore()).get(bytesPlace(id)));
  return row && sealed ? openFile(`report:${fromUuid('report', row.report)}`, copyPlace(id), sealed) : null;
}
