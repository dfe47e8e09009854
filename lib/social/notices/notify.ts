import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { type Id, toUuid } from '@/lib/kernel/ids';
import type { NoticeKind, SubjectKind } from './schema';

/** What somebody is told: by whom, and about what (the bare uuid of it). */
type Notice = {
  readonly to: Id<'person'>;
  readonly kind: NoticeKind;
  readonly subject: { readonly kind: SubjectKind; readonly id: string };
  readonly by: Id<'person'> | null;
};

/**
 * Tells a person something, in the transaction in which it happens. The same person doing the same again to the same thing is
 * told once (`again`: anew, as with messages). Nobody is told of her own doings, of somebody she muted or either blocked, nor
 * what she switched off.
 */
export async function notify(
  tx: { execute: (statement: SQL) => Promise<unknown> },
  { to, kind, subject, by }: Notice,
  { again = false } = {},
): Promise<void> {
  if (to === by) return;
  const [person, doer] = [toUuid(to), by && toUuid(by)];
  const anew = again ? sql`do update set at = now(), seen_at = null` : sql`do nothing`;
  await tx.execute(sql`
    with told as (
      insert into social.notice (person_id, kind, subject_kind, subject_id, by_id)
      select ${person}::uuid, ${kind}, ${subject.kind}, ${subject.id}::uuid, ${doer}::uuid
      where not exists (select from social.notice_off o where o.person_id = ${person}::uuid and o.kind = ${kind})
        and not exists (select from social.person_mute m where m.person_id = ${person}::uuid and m.muted_id = ${doer}::uuid)
        and not coalesce(identity.apart(${person}::uuid, ${doer}::uuid), false)
      on conflict (person_id, kind, subject_kind, subject_id, coalesce(by_id, '00000000-0000-0000-0000-000000000000'))
      ${anew} returning person_id)
    select social.tell_live('person:' || person_id) from told`);
}
