import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial, socialDb } from '@/db/client/social';
import { fromUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { destroyTextKey } from '@/lib/social/sealing/destroy-text-key';
import { sealText } from '@/lib/social/sealing/seal-text';
import { notePlace } from './model';

/** Rows of one round. */
const batch = 100;

/**
 * Seals what people said with their shares before there was a sealing, row by row. May be killed at any moment and run again, also twice
 * at once. Answers how many it sealed.
 */
export async function keepNotesSealed(): Promise<number> {
  const rows = await readSocial<{ id: string; note: string }>(
    sql`select id, note from social.share where note <> '' order by id limit ${batch}`,
  );
  for (const { id, note } of rows) {
    const share = fromUuid('share', id);
    const sealed = await sealText(share, notePlace(share), note);
    const [kept] = await socialDb().execute(sql`
      update social.share set sealed_note = ${sealed}, note = '' where id = ${id}::uuid and (note <> '' or sealed_note is not null)
      returning id`);
    // Taken back meanwhile: nothing asked for this key to go.
    if (!kept) await destroyTextKey(share);
  }
  if (rows.length > 0) logInfo('share_notes_sealed', { sealed: rows.length });
  return rows.length;
}
