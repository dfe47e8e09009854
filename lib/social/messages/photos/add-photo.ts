import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { fileStore } from '@/lib/platform/storage';
import { type FileRefusal, type PreparedPhoto, preparePhoto } from '@/lib/shop/media/prepare-photo';
import { sealFile } from '@/lib/social/sealing/seal-file';
import { bytesPlace, photoPlace, waitingMax } from './model';

/** Why a photograph is not taken. `too_many`: in an hour, or chosen and not sent. */
export type PhotoRefusal = FileRefusal | 'not_found' | 'too_many';

/**
 * Takes a photograph for a message that is to be written, of the actor's own or of a page she answers for: encoded anew, sealed, its
 * row before its bytes. Only she can send it. Refusals: `not_found` for another's page, `too_many`, and those of the file.
 */
export async function addPhoto(
  actor: PersonActor,
  { as, bytes }: { as?: Id<'page'> | undefined; bytes: Uint8Array },
): Promise<Result<Id<'photo'>, PhotoRefusal>> {
  const me = toUuid(actor.personId);
  // Nobody makes us decode a picture for a page that is not hers.
  const [may] = await asReader(me, (tx) =>
    tx.execute<{ yes: boolean }>(
      sql`select ${as ? sql`shop.answers_for(${toUuid(as)}::uuid, ${me}::uuid)` : sql`true`} as yes`,
    ),
  );
  if (!may?.yes) return refuse('not_found');
  if (!(await allow('chat-photo', actor.personId))) return refuse('too_many');
  const prepared = await preparePhoto(bytes);
  if (!prepared.ok) return prepared;
  const id = newId('photo');
  const sealed = await sealFile(as ?? actor.personId, photoPlace(id), prepared.value.bytes);
  if (!(await addRow(me, id, as, prepared.value))) return refuse('too_many');
  await (await fileStore()).put(bytesPlace(id), sealed, 'application/octet-stream');
  await asReader(me, (tx) =>
    tx.execute(sql`update social.talk_photo set stored_at = now() where id = ${toUuid(id)}::uuid`),
  );
  return ok(id);
}

/** False when too many wait already. */
async function addRow(
  me: string,
  id: Id<'photo'>,
  as: Id<'page'> | undefined,
  { bytes, width, height }: PreparedPhoto,
): Promise<boolean> {
  const page = as ? toUuid(as) : null;
  const rows = await asReader(me, (tx) =>
    tx.execute(sql`
      insert into social.talk_photo (id, person_id, page_id, width, height, bytes)
      select ${toUuid(id)}::uuid, ${me}::uuid, ${page}::uuid, ${width}::int, ${height}::int, ${bytes.length}::int
      where (select count(*) from social.talk_photo p where p.person_id = ${me}::uuid and p.message_id is null) < ${waitingMax}::int
      returning id`),
  );
  return rows.length > 0;
}
