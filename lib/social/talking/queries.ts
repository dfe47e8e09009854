import 'server-only';
import { sql } from 'drizzle-orm';
import { inTalks } from '@/db/client/social';
import { fromUuid } from '@/lib/kernel/ids';
import { openTexts, type SealedText } from '@/lib/social/sealing/open-text';
import { messagePlace, wordsOwner } from './model';
import { Talk, type TalkSide } from './schema';

/** A message as a side of its conversation sees it. */
export type MessageView = { id: string; mine: boolean; words: string; at: Date; unread: boolean; reported: boolean };

/** Messages shown of one conversation, the latest. */
const shownMax = 200;

type MessageRow = {
  id: string;
  side: TalkSide;
  person: string | null;
  words: string | null;
  sealed: string | null;
  at: Date;
  unread: boolean;
  reported: boolean;
};

/** What was written in a conversation, oldest first, for one of its sides; words that do not open are left out. */
export async function messagesOf(input: Talk): Promise<MessageView[]> {
  const { talk, side } = Talk.parse(input);
  const rows = await inTalks([talk], (tx) =>
    tx.execute<MessageRow>(sql`
      select m.id, m.side, m.person_id as person, m.words, m.sealed, m.at,
        m.side <> ${side} and m.at > coalesce((select r.read_at from social.talk_read r where r.talk_id = m.talk_id and r.side = ${side}), '-infinity') as unread,
        exists (select from social.message_report p where p.message_id = m.id and p.side = ${side}) as reported
      from social.message m where m.talk_id = ${talk}::uuid order by m.at desc, m.id desc limit ${shownMax}`),
  );
  const opened = await openTexts(rows.map((row) => sealedWords(talk, row)));
  return rows
    .flatMap(({ id, side: by, words: open, at, unread, reported }, number) => {
      const words = open ?? opened[number] ?? null;
      return words === null ? [] : [{ id, mine: by === side, words, at: new Date(at), unread, reported }];
    })
    .reverse();
}

/** A message as it is opened; one of before the sealing has nothing to open. */
function sealedWords(talk: string, { id, side, person, sealed }: MessageRow): SealedText | null {
  const personId = person === null ? null : fromUuid('person', person);
  return sealed === null ? null : { owner: wordsOwner({ talk, side, personId }), place: messagePlace(id), sealed };
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
