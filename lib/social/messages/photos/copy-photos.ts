import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { sealFile } from '@/lib/social/sealing/seal-file';
import { bytesPlace, copyPlace } from './model';

/** A photograph that is copied: its bytes as they are seen, and its sides in pixels. */
export type Shown = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** Copies photographs for a report of the actor's, sealed for it: each a row before its bytes. Again copies what is not there yet. */
export async function copyPhotos(actor: PersonActor, report: Id<'report'>, photos: readonly Shown[]): Promise<void> {
  for (const [at, photo] of photos.entries()) await copyPhoto(toUuid(actor.personId), report, at + 1, photo);
}

async function copyPhoto(
  me: string,
  report: Id<'report'>,
  place: number,
  { bytes, width, height }: Shown,
): Promise<void> {
  const at = sql`report_id = ${toUuid(report)}::uuid and place = ${place}::int`;
  const row = await asReader(me, async (tx) => {
    await tx.execute(sql`
      insert into social.talk_report_photo (id, report_id, place, width, height)
      values (${toUuid(newId('photo'))}::uuid, ${toUuid(report)}::uuid, ${place}::int, ${width}::int, ${height}::int)
      on conflict (report_id, place) do nothing`);
    const [found] = await tx.execute<{ id: string; stored: boolean }>(sql`
      select id, stored_at is not null as stored from social.talk_report_photo where ${at}`);
    return found;
  });
  if (!row || row.stored) return;
  const id = fromUuid('photo', row.id);
  const sealed = await sealFile(`report:${report}`, copyPlace(id), bytes);
  await (await fileStore()).put(bytesPlace(id), sealed, 'application/octet-stream');
  await asReader(me, (tx) => tx.execute(sql`update social.talk_report_photo set stored_at = now() where ${at}`));
}
