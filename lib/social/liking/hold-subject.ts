import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Subject } from './model';

const tables = { share: sql`social.share`, recommendation: sql`social.recommendation`, list: sql`social.list` };

/**
 * Keeps a thing of a person's from being taken away before the transaction ends, so that what is said of it meanwhile goes with it. A
 * page's post is the shop's, whose rows this ring does not lock.
 */
export async function holdSubject(
  tx: { execute: (statement: SQL) => Promise<unknown> },
  { kind, uuid }: Subject,
): Promise<void> {
  if (kind === 'post') return;
  await tx.execute(sql`select from ${tables[kind]} where id = ${uuid}::uuid for key share`);
}
