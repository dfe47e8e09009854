import 'server-only';
import { sql } from 'drizzle-orm';
import { inTalks, readReports } from '@/db/client/social';
import type { Actor } from '@/lib/identity/actor/model';
import { Talk, type TalkSide } from './schema';

/** A message as a side of its conversation sees it. */
export type MessageView = { id: string; mine: boolean; words: string; at: Date; unread: boolean; reported: boolean };

/** Messages shown of one conversation, the latest. */
const shownMax = 200;

/** What was written in a conversation, oldest first, for one of its sides. */
export async function messagesOf(input: Talk): Promise<MessageView[]> {
  const { talk, side } = Talk.parse(input);
  const rows = await inTalks([talk], (tx) =>
    tx.execute<{ id: string; side: string; words: string; at: Date; unread: boolean; reported: boolean }>(sql`
      select m.id, m.side, m.words, m.at,
        m.side <> ${side} and m.at > coalesce((select r.read_at from social.talk_read r where r.talk_id = m.talk_id and r.side = ${side}), '-infinity') as unread,
        exists (select from social.message_report p where p.message_id = m.id and p.side = ${side}) as reported
      from social.message m where m.talk_id = ${talk}::uuid order by m.at desc, m.id desc limit ${shownMax}`),
  );
  return rows.map(({ side: by, at, ...row }) => ({ ...row, at: new Date(at), mine: by === side })).reverse();
}

/** Those of the named conversations in which the other side wrote something new. */
export async function unreadTalks(talks: readonly string[], side: TalkSide): Promise<ReadonlySet<string>> {
  if (talks.length === 0) return new Set();
  const rows = await inTalks(talks, (tx) =>
    tx.execute<{ talk: string }>(sql`
      select distinct m.talk_id as talk from social.message m
      left join social.talk_read r on r.talk_id = m.talk_id and r.side = ${side}
      where m.side <> ${side} and m.at > coalesce(r.read_at, '-infinity')`),
  );
  return new Set(rows.map((row) => row.talk));
}

/** What somebody reported, for the operator: the words and when, not by whom nor about what. */
export type ReportView = { id: string; side: TalkSide; words: string; at: Date };

/** The latest reported messages, for an operator; none for everybody else. */
export async function reportedMessages(actor: Actor): Promise<ReportView[]> {
  if (actor.kind !== 'person' || !actor.operator) return [];
  const rows = await readReports();
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
