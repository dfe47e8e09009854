import type postgres from 'postgres';
import type { Query } from './database';
import { missing } from './errors';
import type { Json, Resource } from './values';

export interface Page<Kind> {
  data: Kind[];
  has_more: boolean;
}

export interface PageRequest {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

type Named = Pick<Resource, 'id' | 'object'>;

/**
 * The documents of one request. What was read is remembered; what is written waits in memory until `commit` writes all of
 * it in one statement, so that a request costs the database few round trips, however many objects it touches.
 */
export class Store {
  readonly sql: Query;
  private readonly known = new Map<string, Named>();
  private readonly written = new Map<string, string>();

  constructor(sql: Query) {
    this.sql = sql;
  }

  async insert<Kind extends Resource>(document: Kind): Promise<Kind> {
    return this.write(document);
  }

  /** Writes a document whether or not it is there yet. */
  async save<Kind extends Resource>(document: Kind): Promise<Kind> {
    return this.write(document);
  }

  /** Writes what `lock`, `find` or `insert` gave. */
  async update<Kind extends Named>(document: Kind): Promise<Kind> {
    return this.write(document);
  }

  /** Reads documents that are about to be asked for one by one. */
  async prefetch(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.sql<{ data: Named }[]>`select data from sandbox.object where id = any(${ids})`;
    for (const { data } of rows) this.known.set(data.id, data);
  }

  async find<Kind extends Resource>(object: Kind['object'], id: string): Promise<Kind | undefined> {
    if (!this.known.has(id)) await this.prefetch([id]);
    const found = this.known.get(id);
    return found?.object === object ? (found as Kind) : undefined;
  }

  /** Holds the row until the transaction ends, so that two requests about one intent take turns. */
  async lock<Kind extends Resource>(object: Kind['object'], id: string, param?: string): Promise<Kind> {
    if (this.written.has(id)) return this.require<Kind>(object, id, param);
    const [row] = await this.sql<{ data: Kind }[]>`
      select data from sandbox.object where id = ${id} and object = ${object} for update`;
    if (row === undefined) throw missing(object, id, param);
    this.known.set(id, row.data);
    return row.data;
  }

  async require<Kind extends Resource>(object: Kind['object'], id: string, param?: string): Promise<Kind> {
    const found = await this.find<Kind>(object, id);
    if (found === undefined) throw missing(object, id, param, param === undefined ? 404 : 400);
    return found;
  }

  /** What waits to be written, in the order of its first mention: new rows get their `seq` in it. */
  drafts(): string {
    return `[${[...this.written.values()].join(',')}]`;
  }

  /** Copied as it stands: what the caller changes afterwards is not written. */
  private write<Kind extends Named>(document: Kind): Kind {
    this.written.set(document.id, JSON.stringify(document));
    this.known.set(document.id, document);
    return document;
  }

  async matching<Kind extends Resource>(object: Kind['object'], where: Filter): Promise<Kind[]> {
    const rows = await this.sql<{ data: Kind }[]>`
      select data from sandbox.object where object = ${object} ${this.conditions(where)} order by seq`;
    return rows.map((row) => row.data);
  }

  /** Newest first. `ending_before` walks back towards the newest and still answers newest first. */
  async page<Kind extends Resource>(object: Kind['object'], where: Filter, request: PageRequest): Promise<Page<Kind>> {
    const limit = request.limit ?? 10;
    const back = request.ending_before !== undefined;
    const cursor = request.ending_before ?? request.starting_after;
    const from = cursor === undefined ? undefined : await this.position(object, cursor);
    const bound = from === undefined ? this.sql`` : back ? this.sql`and seq > ${from}` : this.sql`and seq < ${from}`;
    const order = back ? this.sql`order by seq asc` : this.sql`order by seq desc`;
    const rows = await this.sql<{ data: Kind }[]>`
      select data from sandbox.object where object = ${object} and not (data ? 'deleted')
      ${this.conditions(where)} ${bound} ${order} limit ${limit + 1}`;
    const data = rows.slice(0, limit).map((row) => row.data);
    return { data: back ? data.reverse() : data, has_more: rows.length > limit };
  }

  private async position(object: string, id: string): Promise<string> {
    const [row] = await this.sql<{ seq: string }[]>`
      select seq from sandbox.object where id = ${id} and object = ${object}`;
    if (row === undefined) throw missing(object, id, 'starting_after', 400);
    return row.seq;
  }

  private conditions(where: Filter): postgres.Fragment {
    let all = this.sql``;
    for (const [name, value] of Object.entries(where.equal ?? {})) {
      // Names are written in this code, never by a caller; as text they let Postgres use the index of that name.
      if (value !== undefined) all = this.sql`${all} and data->>${this.sql.unsafe(`'${name}'`)} = ${value}`;
    }
    if (where.account !== undefined) {
      all = this.sql`${all} and data->'_sandbox'->>'account' is not distinct from ${where.account}`;
    }
    if (where.related !== undefined) all = this.sql`${all} and data->'related_object'->>'id' = ${where.related}`;
    if (where.metadata !== undefined) all = this.sql`${all} and data->'metadata' @> ${this.json(where.metadata)}`;
    for (const [name, bound] of Object.entries(where.created ?? {})) {
      if (bound === undefined) continue;
      if (name === 'gt') all = this.sql`${all} and created > ${bound}`;
      if (name === 'gte') all = this.sql`${all} and created >= ${bound}`;
      if (name === 'lt') all = this.sql`${all} and created < ${bound}`;
      if (name === 'lte') all = this.sql`${all} and created <= ${bound}`;
    }
    if (where.types !== undefined) all = this.sql`${all} and data->>'type' = any(${where.types})`;
    if (where.statuses !== undefined) all = this.sql`${all} and data->>'status' = any(${where.statuses})`;
    return all;
  }

  private json(value: object): postgres.Parameter {
    return this.sql.json(value as postgres.JSONValue);
  }
}

export interface Filter {
  /** Whose it is; null is the platform's. */
  account?: string | null;
  /** The id of the object a thin event is about. */
  related?: string;
  equal?: Record<string, string | undefined>;
  metadata?: Record<string, string>;
  created?: { gt?: number; gte?: number; lt?: number; lte?: number };
  types?: string[];
  statuses?: string[];
}

/** What may leave the server: the document without its private part. */
export function publicView(document: object): { [key: string]: Json } {
  const { _sandbox: _private, ...rest } = document as { [key: string]: Json };
  return rest;
}
