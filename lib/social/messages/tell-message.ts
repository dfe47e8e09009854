import 'server-only';
import { sql } from 'drizzle-orm';
import type { SocialTransaction } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { notify } from '@/lib/social/notices/notify';
import type { Standing } from './standing';

/**
 * Tells whoever is on the other side of a conversation that something was said, in the transaction in which it was: the browsers
 * that show it, and by a notice unless that side wants to hear nothing of it. What was said is in neither.
 */
export async function tellMessage(tx: SocialTransaction, standing: Standing, actor: PersonActor): Promise<void> {
  const { talk, side, pageId } = standing;
  const id = toUuid(talk);
  await tx.execute(sql`select social.tell_live(${`talk:${id} said`})`);
  if (pageId !== null) await tx.execute(sql`select social.tell_live(${`inbox:${toUuid(pageId)}`})`);
  const to = await listeners(tx, standing);
  for (const person of to) await tx.execute(sql`select social.tell_live(${`person:${toUuid(person)}`})`);
  const [other] = await tx.execute<{ muted: boolean }>(sql`
    select muted from social.talk_side where talk_id = ${id}::uuid and side <> ${side}`);
  if (other?.muted) return;
  // A page is nobody in particular: which of its people wrote stays among them.
  const by = side === 'b' && pageId !== null ? null : actor.personId;
  for (const person of to)
    await notify(tx, { to: person, kind: 'message', subject: { kind: 'talk', id }, by }, { again: true });
}

async function listeners(tx: SocialTransaction, standing: Standing): Promise<readonly Id<'person'>[]> {
  const { side, personA, personB, pageId } = standing;
  if (side === 'b') return [personA];
  if (personB !== null || pageId === null) return personB ? [personB] : [];
  const rows = await tx.execute<{ person: string }>(
    sql`select person from shop.people_answering(${toUuid(pageId)}::uuid) person`,
  );
  return rows.map((row) => fromUuid('person', row.person));
}
