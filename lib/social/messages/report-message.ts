import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sealText } from '@/lib/social/sealing/seal-text';
import { copyPhotos } from './photos/copy-photos';
import { bytesOf } from './photos/queries';
import { messageAt } from './queries';
import type { Place } from './schema';

/**
 * Reports what the other side wrote, for the operator to read: a copy of these words, these photographs and no others, sealed for the
 * report alone. Twice is once, and brings what was cut off. `not_found` for one's own side's, for what was removed, and for those of another conversation.
 */
export async function reportMessage(
  actor: PersonActor,
  { message, ...place }: Place & { message: Id<'message'> },
): Promise<Result<null, 'not_found'>> {
  const found = await messageAt(actor, place, message);
  if (!found || found.message.mine || found.message.removed) return refuse('not_found');
  const { kind, words, photos } = found.message;
  const id = newId('report');
  const sealed = words === null ? null : await sealText(`report:${id}`, reportPlace(id), words);
  // Opened before anything is written: whoever removes her message now is too late.
  const shown = await bytesOf(actor, place, photos);
  const reported = await asReader(toUuid(actor.personId), async (tx) => {
    await tx.execute(sql`
      insert into social.talk_report (id, message_id, talk_id, side, words, kind)
      values (${toUuid(id)}::uuid, ${toUuid(message)}::uuid, ${toUuid(place.talk)}::uuid, ${found.side}, ${sealed}, ${kind})
      on conflict (message_id, side) do nothing`);
    const [row] = await tx.execute<{ id: string }>(sql`
      select id from social.talk_report where message_id = ${toUuid(message)}::uuid and side = ${found.side}`);
    if (!row) throw new Error('a report that was made is there');
    return fromUuid('report', row.id);
  });
  await copyPhotos(actor, reported, shown);
  return ok(null);
}

/** Where the words of a report lie, for the vault. */
export function reportPlace(id: Id<'report'>): { table: string; id: string } {
  return { table: 'social.talk_report', id };
}
