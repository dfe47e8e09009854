import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { comparePictures } from './compare-pictures';
import { type ComparedKind, comparedKinds } from './model';

/** Things that one job goes through. */
const batch = 25;

/** How far the comparing of what was stored before has come; the beginning where nothing is said. */
export type Walk = { readonly kind?: ComparedKind | undefined; readonly after?: string | undefined };

/**
 * Compares the pictures of what was public before pictures were compared, a few things at a time, by their ids; and asks for
 * itself until it has seen them all. A job; killed, it begins again where it began.
 */
export async function compareStored({ kind = comparedKinds[0], after = nobody }: Walk): Promise<void> {
  const rows = await shopDb().execute<{ id: string }>(
    sql`select id from shop.showing(${kind}, ${after}::uuid, ${batch}) order by id`,
  );
  for (const { id } of rows) await comparePictures({ kind, id });
  const last = rows.length === batch ? rows.at(-1)?.id : undefined;
  const next = last === undefined ? comparedKinds[comparedKinds.indexOf(kind) + 1] : kind;
  if (next === undefined) return;
  const walk = JSON.stringify({ kind: next, ...(last !== undefined && { after: last }) });
  await shopDb().execute(
    sql`select queue.add_shop('shop:compare-stored', ${walk}::json, now(), ${`compare ${next} ${last ?? ''}`})`,
  );
}

const nobody = '00000000-0000-0000-0000-000000000000';
