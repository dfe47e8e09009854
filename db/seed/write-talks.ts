import { sql } from 'drizzle-orm';
import { friendship } from '@/db/schema/identity/tie';
import { talk, talkMessage, talkSide } from '@/db/schema/social/message';
import type { Id } from '@/lib/kernel/ids';
import { toUuid } from '@/lib/kernel/ids';
import { ownerOf, placeOf } from '@/lib/social/messages/write-message';
import { sealText } from '@/lib/social/sealing/seal-text';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { talks, type WorldLine, type WorldTalk } from './world/talks';
import { personId } from './write-people';
import { pageIdOf, productIdOf } from './write-shops';

/** The seller of what friends speak of. */
const spokenOf = 'cedar-and-co';

/** Writes what people and pages wrote to each other, sealed like everything that is; each conversation once. */
export async function writeTalks(database: OwnerDb, derive: Derive): Promise<void> {
  for (const one of talks) {
    const name = `${one.person} ${one.page ?? one.friend}`;
    const [oldest, latest] = [one.lines[0]?.hoursAgo ?? 0, one.lines.at(-1)?.hoursAgo ?? 0];
    const id = derive.id('talk', name, oldest / 24);
    const sides = sidesOf(derive, one);
    await database.transaction(async (tx) => {
      // Row security is forced on the owner too: it writes as somebody who stands there.
      const reads = (who: Id<'person'>) => tx.execute(sql`select set_config('souk.reader', ${toUuid(who)}, true)`);
      await reads(sides.personA);
      if (sides.personB) await befriend(tx, sides.personA, sides.personB, derive);
      const row = {
        id,
        ...sides,
        messages: one.lines.length,
        lastAt: derive.ago(latest / 24),
        createdAt: derive.ago(oldest / 24),
      };
      const made = await tx.insert(talk).values(row).onConflictDoNothing().returning({ id: talk.id });
      if (made.length === 0) return;
      for (const [at, line] of one.lines.entries()) {
        const writer = personId(derive, line.by);
        await reads(writer);
        await tx.insert(talkMessage).values(await messageOf(derive, { id, number: at + 1, line, writer, sides, name }));
      }
      const read = one.lines.length - one.unread;
      for (const [side, who] of [
        ['a', sides.personA],
        ['b', sides.personB ?? personId(derive, 'omar')],
      ] as const) {
        await reads(who);
        await tx.insert(talkSide).values({ talkId: id, side, read, told: read });
      }
    });
  }
}

type Sides = {
  kind: 'people' | 'page';
  personA: Id<'person'>;
  personB: Id<'person'> | null;
  pageId: Id<'page'> | null;
};

/** Ids of one noun sort as their uuids do. */
function sidesOf(derive: Derive, { person, page, friend }: WorldTalk): Sides {
  const me = personId(derive, person);
  if (friend === undefined) return { kind: 'page', personA: me, personB: null, pageId: pageIdOf(derive, page ?? '') };
  const other = personId(derive, friend);
  const [personA, personB] = me < other ? [me, other] : [other, me];
  return { kind: 'people', personA, personB, pageId: null };
}

async function befriend(tx: Pick<OwnerDb, 'insert'>, lowId: Id<'person'>, highId: Id<'person'>, derive: Derive) {
  const since = { askedAt: derive.ago(90), acceptedAt: derive.ago(89) };
  await tx
    .insert(friendship)
    .values({ lowId, highId, askedBy: lowId, ...since })
    .onConflictDoNothing();
}

type Line = { id: Id<'talk'>; number: number; line: WorldLine; writer: Id<'person'>; sides: Sides; name: string };

async function messageOf(derive: Derive, { id, number, line, writer, sides, name }: Line) {
  const message = derive.id('message', `${name} ${number}`, line.hoursAgo / 24);
  const side = writer === sides.personA ? ('a' as const) : ('b' as const);
  const owner = ownerOf({ side, pageId: sides.pageId }, { personId: writer });
  const { product } = line;
  return {
    ...{ id: message, talkId: id, number, side, personId: writer, key: derive.tapKey(`${name} ${number}`) },
    kind: product ? ('product' as const) : ('words' as const),
    words: await sealText(owner, placeOf(message), line.words),
    productId: product === undefined ? null : productIdOf(derive, spokenOf, product),
    at: derive.ago(line.hoursAgo / 24),
  };
}
