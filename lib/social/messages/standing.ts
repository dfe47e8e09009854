import 'server-only';
import { sql } from 'drizzle-orm';
import type { SocialTransaction } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { TalkSide } from './model';
import type { Place } from './schema';

/** Where somebody stands in a conversation. */
export type Standing = {
  readonly talk: Id<'talk'>;
  readonly kind: 'people' | 'page';
  readonly side: TalkSide;
  readonly personA: Id<'person'>;
  readonly personB: Id<'person'> | null;
  readonly pageId: Id<'page'> | null;
  /** Whether anything may be written in it now. */
  readonly open: boolean;
  /** The number of its latest message. */
  readonly messages: number;
};

/**
 * Where the actor stands in a conversation, in a transaction that reads as her: for the page that is named, else for herself,
 * else for the page it is with. Null for everybody else. `lock` holds the conversation until the transaction ends.
 */
export async function standingIn(
  tx: SocialTransaction,
  actor: PersonActor,
  { talk, as }: Place,
  { lock = false } = {},
): Promise<Standing | null> {
  const [row] = await tx.execute<{
    kind: Standing['kind'];
    a: string;
    b: string | null;
    page: string | null;
    open: boolean;
    messages: number;
  }>(sql`
    select t.kind, t.person_a as a, t.person_b as b, t.page_id as page, social.may_write(t) as open, t.messages
    from social.talk t where t.id = ${toUuid(talk)}::uuid ${lock ? sql`for update` : sql``}`);
  if (!row) return null;
  const personA = fromUuid('person', row.a);
  const personB = row.b === null ? null : fromUuid('person', row.b);
  const pageId = row.page === null ? null : fromUuid('page', row.page);
  if (as !== undefined && as !== pageId) return null;
  const side = as === undefined && personA === actor.personId ? 'a' : 'b';
  const standing = {
    talk,
    kind: row.kind,
    side,
    personA,
    personB,
    pageId,
    open: row.open,
    messages: row.messages,
  } as const;
  // A shopper who names the page she writes to is not of its people: row security let her see it as herself.
  if (side === 'b' && personB !== actor.personId && !(await answersFor(tx, row.page, actor))) return null;
  return standing;
}

async function answersFor(tx: SocialTransaction, page: string | null, actor: PersonActor): Promise<boolean> {
  const [row] = await tx.execute<{ yes: boolean }>(
    sql`select shop.answers_for(${page}::uuid, ${toUuid(actor.personId)}::uuid) as yes`,
  );
  return row?.yes === true;
}
