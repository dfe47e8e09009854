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

/** The documents of one transaction (or of the bare pool, for reads). */
export class Store {
  readonly sql: Query;

  constructor(sql: Query) {
    this.sql = sql;
  }

  async insert<Kind extends Resource>(document: Kind): Promise<Kind> {
    await this.sql`insert into sandbox.object (id, object, created, data)
      values (${document.id}, ${document.object}, ${document.created}, ${this.json(document)})`;
    return document;
  }

  /** In the order given, in one statement. */
  async insertAll(documents: Resource[]): Promise<void> {
    const rows = documents.map((data) => ({
      id: data.id,
      object: data.object,
      created: data.created,
      data: this.json(data),
    }));
    await this.sql`insert into sandbox.object ${this.sql(rows, 'id', 'object', 'created', 'data')}`;
  }

  /** Writes a document whether or not it is there yet. */
  async save<Kind extends Resource>(document: Kind): Promise<Kind> {
    await this.sql`insert into sandbox.object (id, object, created, data)
      values (${document.id}, ${document.object}, ${document.created}, ${this.json(document)})
      on conflict (id) do update set data = excluded.data`;
    return document;
  }

  async update<Kind extends { id: string }>(document: Kind): Promise<Kind> {
    await this.sql`update sandbox.object set data = ${this.json(document)} where id = ${document.id}`;
    return document;
  }

  async find<Kind extends Resource>(object: Kind['object'], id: string): Promise<Kind | undefined> {
    const [row] = await this.sql<{ data: Kind }[]>`
      select data from sandbox.object where id = ${id} and object = ${object}`;
    return row?.data;
  }

  /** Holds the row until the transaction ends, so that two requests about one intent take turns. */
  async lock<Kind extends Resource>(object: Kind['object'], id: string, param?: string): Promise<Kind> {
    const [row] = await this.sql<{ data: Kind }[]>`
      select data from sandbox.object where id = ${id} and object = ${object} for update`;
    if (row === undefined) throw missing(object, id, param);
    return row.data;
  }

  async require<Kind extends Resource>(object: Kind['object'], id: string, param?: string): Promise<Kind> {
    const found = await this.find<Kind>(object, id);
    if (found === undefined) throw missing(object, id, param, param === undefined ? 404 : 400);
    return found;
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
    if (where.metadata !== undefined) all = this.sql`${all} and data->'metadata' @> ${this.json(where.metadata)}`;
    for (const [name, bound] of Object.entries(where.created ?? {})) {
      if (bound === undefined) continue;
      if (name === 'gt') all = this.sql`${all} and created > ${bound}`;
      if (name === 'gte') all = this.sql`${all} and created >= ${bound}`;
      if (name === 'lt') all = this.sql`${all} and created < ${bound}`;
      if (name === 'lte') all = this.sql`${all} and created <= ${bound}`;
    }
    if (where.types !== undefined) all = this.sql`${all} and data->>'type' = any(${where.types})`;
    return all;
  }

  private json(value: object): postgres.Parameter {
    return this.sql.json(value as postgres.JSONValue);
  }
}

export interface Filter {
  equal?: Record<string, string | undefined>;
  metadata?: Record<string, string>;
  created?: { gt?: number; gte?: number; lt?: number; lte?: number };
  types?: string[];
}

/** What may leave the server: the document without its private part. */
export function publicView(document: object): { [key: string]: Json } {
  const { _sandbox: _private, ...rest } = document as { [key: string]: Json };
  return rest;
}
