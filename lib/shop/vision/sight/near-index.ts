import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop, readShopSlowly } from '@/db/client/shop';
import { codeBits } from '@/lib/shop/vision/models/model';

/** What is looked for: numbers and the signs of them (hexadecimal), by the embedder that made them. */
export type Sought = { readonly embedder: string; readonly vector: Int8Array; readonly code: string };

/**
 * A way to the pictures that are nearest, whatever they belong to. `nearest` asks what may be shown of them and compares their numbers
 * exactly, so that all ways answer the same, but for what one of them overlooks.
 */
export type NearIndex = {
  readonly name: 'codes' | 'pgvector';
  /** How many it is asked for; it answers fewer only when there are no more. */
  readonly most: number;
  /** A select of `media_id` and `distance`, nearest first, of the embedder's pictures; `mayBeMeant` says of code `c` whether it may be. */
  readonly ahead: (sought: Sought, mayBeMeant: SQL) => SQL;
};

/** The nearest of all codes that may be meant, compared one by one: `media_id` and `distance` of so many. */
export function nearestCodes({ embedder, code }: Sought, mayBeMeant: SQL, most: number): SQL {
  const bitsApart = sql`bit_count(c.code # ${`x${code}`}::text::bit(${sql.raw(String(codeBits))}))`;
  return sql`select c.media_id, ${bitsApart} as distance from shop.picture_code c
    where c.embedder = ${embedder} and ${mayBeMeant} order by distance limit ${most}`;
}

/** Compares the code of every picture that may be meant: nearly always the first of them are enough. */
export const codes: NearIndex = {
  name: 'codes',
  most: 800,
  ahead: (sought, mayBeMeant) => nearestCodes(sought, mayBeMeant, codes.most),
};

/** Follows the graph that pgvector keeps (db/sql/25-near.sql). Each picture more is a step more. */
const pgvector: NearIndex = {
  name: 'pgvector',
  most: 1_000,
  ahead({ embedder, vector }) {
    return sql`select n.media_id, n.distance
      from shop.near_pictures(${embedder}, ${`[${vector.join(',')}]`}, ${pgvector.most}) n`;
  },
};

/** How long it is believed that the graph is not there yet. */
const disbeliefMs = 60_000;

const graphs = new Map<string, { isComplete: boolean; until: number }>();

/** The quickest way that this server has to an embedder's pictures: the graph once every picture stands in it, codes until then. */
export async function nearIndexOf({ embedder, vector }: Sought): Promise<NearIndex> {
  if (vector.length !== codeBits) return codes;
  const known = graphs.get(embedder);
  if (known !== undefined && known.until > Date.now()) return known.isComplete ? pgvector : codes;
  const isComplete = (await hasGraph()) && (await isInGraph(embedder));
  graphs.set(embedder, { isComplete, until: isComplete ? Number.POSITIVE_INFINITY : Date.now() + disbeliefMs });
  return isComplete ? pgvector : codes;
}

/** Whether this server keeps a graph. */
export async function hasGraph(): Promise<boolean> {
  const [row] = await readShop<{ there: boolean }>(sql`select to_regclass('shop.picture_near') is not null as there`);
  return row?.there === true;
}

async function isInGraph(embedder: string): Promise<boolean> {
  const [row] = await readShopSlowly<{ complete: boolean }>(sql`select not exists (
    select from shop.picture_vector v where v.embedder = ${embedder} and not exists (
      select from shop.picture_near n where n.embedder = v.embedder and n.media_id = v.media_id)) as complete`);
  return row?.complete === true;
}
