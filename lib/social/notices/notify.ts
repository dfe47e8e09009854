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
  const [person, doer] = [toUuid(to), by && toUuid(by)];
  await tx.execute(
    sql`select social.notify(${person}::uuid, ${kind}, ${subject.kind}, ${subject.id}::uuid, ${doer}::uuid, ${again})`,
  );
}
