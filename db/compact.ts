/**
 * Rewrites what was deleted out of the database's files, as its owner. Postgres only marks a row as gone; its bytes stay in the table,
 * in the log of changes and in the samples of the planner until each is written anew.
 *
 * - Tables in which rows were changed or deleted since the last time are rewritten with their indexes, one after another. Each is
 *   locked while it is rewritten; what is busy is tried again, and left for the next day rather than waited for.
 * - The planner's samples of columns are taken anew, and their table is rewritten.
 * - The log of changes is cut, where we may: the embedded server's files hold nothing of before afterwards (`wal_recycle=off`).
 */
import postgres, { type Sql } from 'postgres';

const LOCK = 7_305_418_203n;
const triesMax = 4;
/** Longer nobody shall wait behind us for a table that somebody else holds. */
const lockWaitMs = 1_500;

/** `adminUrl` is a superuser's, of the embedded server; without it the log of changes is left to whoever keeps the server. `all`: whatever the server has counted. */
export type CompactInput = { ownerUrl: string; adminUrl?: string | undefined; all?: boolean };
/** The tables that were rewritten, those that were busy, and whether the log of changes was cut. */
export type Compacted = { rewritten: string[]; busy: string[]; logCut: boolean };

type Touched = { name: string; quoted: string; changes: string };

/** Rewrites what was touched. Safe to kill at any moment and to run at once from several machines: one works, the others find little left. */
export async function compact({ ownerUrl, adminUrl, all = false }: CompactInput): Promise<Compacted> {
  const owner = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await owner`select pg_advisory_lock(${LOCK.toString()}::bigint)`;
    await owner.unsafe(`set lock_timeout = ${lockWaitMs}; set statement_timeout = 0`);
    const [rewritten, busy]: [string[], string[]] = [[], []];
    for (const table of await touchedTables(owner, all)) {
      if (await rewrite(owner, table.quoted, 'full, freeze, analyze')) {
        await remember(owner, table);
        rewritten.push(table.name);
      } else busy.push(table.name);
    }
    if (!(await rewrite(owner, 'pg_catalog.pg_statistic', 'full, freeze'))) busy.push('pg_catalog.pg_statistic');
    if (adminUrl) await cutLog(adminUrl);
    return { rewritten, busy, logCut: adminUrl !== undefined };
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/**
 * What was changed since it was last rewritten, by the server's own counts. After a crash it counts from nothing, so all that it has
 * counted since an unknown moment may be less than what happened: then everything is touched. What other connections did in the last
 * seconds may not be counted yet, and is found the next time.
 */
async function touchedTables(owner: Sql, all: boolean): Promise<Touched[]> {
  await owner`select pg_stat_force_next_flush()`;
  return owner<Touched[]>`
    with counted as (
      select s.schemaname || '.' || s.relname as name, format('%I.%I', s.schemaname, s.relname) as quoted,
        (s.n_tup_upd + s.n_tup_del)::text as changes, (select stats_reset from pg_stat_wal) as since
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where c.relkind = 'r' and pg_has_role(c.relowner, 'member'))
    select c.name, c.quoted, c.changes from counted c left join queue.compacted k on k.name = c.name
    where ${all} or k.name is null or k.changes::text <> c.changes or k.at < c.since
    order by c.name`;
}

async function remember(owner: Sql, { name, changes }: Touched): Promise<void> {
  await owner`
    insert into queue.compacted (name, changes, at) values (${name}, ${changes}::bigint, now())
    on conflict (name) do update set changes = excluded.changes, at = excluded.at`;
}

async function rewrite(owner: Sql, quoted: string, how: string): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await owner.unsafe(`vacuum (${how}) ${quoted}`);
      return true;
    } catch (error) {
      // 55P03: somebody held it for longer than we wait. 42P01: it was dropped in between. 42501: not ours to rewrite.
      const code = error instanceof postgres.PostgresError ? error.code : '';
      if (code === '42P01') return true;
      if (code === '42501' || (code === '55P03' && tries >= triesMax)) return false;
      if (code !== '55P03') throw error;
    }
  }
}

/** Moves to a segment that is new, and has the earlier ones removed. Segments that were laid ready of old ones are gone through first. */
async function cutLog(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await admin`checkpoint`;
    const [row] = await admin<{ ahead: number }[]>`
      select count(*)::int as ahead from pg_ls_waldir()
      where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())`;
    for (let at = 0; at <= (row?.ahead ?? 0); at++) {
      // A segment in which nothing was written is not left.
      await admin`select pg_create_restore_point('souk compact')`;
      await admin`select pg_switch_wal()`;
    }
    await admin`checkpoint`;
  } finally {
    await admin.end({ timeout: 5 });
  }
}
