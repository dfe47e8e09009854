import 'server-only';
import { sql } from 'drizzle-orm';
import { inUpkeep } from '@/db/client/social';
import { fromUuid } from '@/lib/kernel/ids';
import { logInfo } from '@/lib/platform/log';
import { reportDaysMax } from '@/lib/social/messages/model';
import { destroyTextKey } from '@/lib/social/sealing/destroy-text-key';
import { sealText } from '@/lib/social/sealing/seal-text';
import { messagePlace, reportOwner, reportPlace, wordsOwner } from './model';
import type { TalkSide } from './schema';

/** Rows of one round. */
const batch = 100;

/**
 * Seals what was written before there was a sealing, row by row, and takes away reports that are over, their keys first. May be
 * killed at any moment and run again, also twice at once. Answers how many rows it sealed.
 */
export async function keepSealed(): Promise<number> {
  const sealed = (await sealMessages()) + (await sealReports());
  if (sealed > 0) logInfo('talks_sealed', { sealed });
  await forgetReports();
  return sealed;
}

async function sealMessages(): Promise<number> {
  const rows = await inUpkeep((tx) =>
    tx.execute<{ id: string; talk: string; side: TalkSide; person: string | null; words: string }>(sql`
      select id, talk_id as talk, side, person_id as person, words from social.message
      where words is not null order by id limit ${batch}`),
  );
  for (const { id, talk, side, person, words } of rows) {
    const owner = wordsOwner({ talk, side, personId: person === null ? null : fromUuid('person', person) });
    const sealed = await sealText(owner, messagePlace(id), words);
    await inUpkeep((tx) =>
      tx.execute(
        sql`update social.message set sealed = ${sealed}, words = null where id = ${id}::uuid and words is not null`,
      ),
    );
  }
  return rows.length;
}

async function sealReports(): Promise<number> {
  const rows = await inUpkeep((tx) =>
    tx.execute<{ id: string; words: string }>(sql`
      select message_id as id, words from social.message_report where words is not null order by message_id limit ${batch}`),
  );
  for (const { id, words } of rows) {
    const sealed = await sealText(reportOwner(id), reportPlace(id), words);
    await inUpkeep((tx) =>
      tx.execute(sql`
        update social.message_report set sealed = ${sealed}, words = null where message_id = ${id}::uuid and words is not null`),
    );
  }
  return rows.length;
}

async function forgetReports(): Promise<void> {
  const rows = await inUpkeep((tx) =>
    tx.execute<{ id: string }>(sql`
      select message_id as id from social.message_report
      where at < now() - make_interval(days => ${reportDaysMax}) limit ${batch}`),
  );
  for (const { id } of rows) {
    await destroyTextKey(reportOwner(id));
    await inUpkeep((tx) => tx.execute(sql`delete from social.message_report where message_id = ${id}::uuid`));
  }
}
