import 'server-only';
import { sql } from 'drizzle-orm';
import { asOperator } from '@/db/client/social';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { openTexts } from '@/lib/social/sealing/open-text';
import type { MessageKind } from './model';
import { reportPlace } from './report-message';

/** What somebody reported of a conversation, for the operator: the words, the photographs and when, neither by whom nor with whom. */
export type ReportedMessage = {
  readonly id: Id<'report'>;
  readonly kind: MessageKind;
  readonly words: string | null;
  /** Copies of its photographs. */
  readonly photos: readonly Id<'photo'>[];
  readonly at: Date;
};

/** Reports shown, the latest. */
const shownMax = 50;

/** The latest reported messages of conversations, for an operator; none for everybody else. */
export async function reportedOfTalks(actor: Actor): Promise<readonly ReportedMessage[]> {
  if (actor.kind !== 'person' || !actor.operator) return [];
  const rows = await asOperator((tx) =>
    tx.execute<{ id: string; kind: MessageKind; words: string | null; at: string; photos: string[] }>(sql`
      select id, kind, words, at::text as at, array(select p.id::text from social.talk_report_photo p
        where p.report_id = r.id and p.stored_at is not null order by p.place) as photos
      from social.talk_report r order by at desc limit ${shownMax}`),
  );
  const reports = rows.map(({ id, photos, at, ...row }) => ({
    ...{ ...row, id: fromUuid('report', id), at: new Date(at) },
    photos: photos.map((photo) => fromUuid('photo', photo)),
  }));
  const sealed = reports.flatMap(({ id, words }) =>
    words === null ? [] : [{ owner: `report:${id}` as const, place: reportPlace(id), sealed: words }],
  );
  const opened = [...(await openTexts(sealed))];
  return reports.map((report) => ({ ...report, words: report.words === null ? null : (opened.shift() ?? null) }));
}
