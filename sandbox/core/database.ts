import postgres from 'postgres';

export type Database = postgres.Sql;
export type Query = postgres.ISql;

export function openDatabase(url: string): Database {
  return postgres(url, {
    max: 8,
    connect_timeout: 5,
    // The driver would wait longer after each failure, up to twenty seconds; the database is back sooner.
    backoff: () => 0.1,
    idle_timeout: 60,
    onnotice: () => undefined,
    connection: { application_name: 'souk-sandbox', statement_timeout: 10_000, lock_timeout: 5_000 },
  });
}

/**
 * One table holds every object as the document the API answers with: this server imitates, it does not model.
 * `_sandbox` inside a document is private. `seq` orders lists, for `created` has whole seconds only.
 */
const STEPS = [
  `create table if not exists sandbox.object (
     id text primary key, object text not null, seq bigint generated always as identity,
     created bigint not null, data jsonb not null)`,
  'create index if not exists object_by_kind on sandbox.object (object, seq desc)',
  `create index if not exists object_by_customer on sandbox.object ((data->>'customer'), object, seq desc)`,
  `create index if not exists object_by_intent on sandbox.object ((data->>'payment_intent'), object, seq desc)`,
  `create index if not exists object_by_charge on sandbox.object ((data->>'charge'), object, seq desc)`,
  `create index if not exists object_by_group on sandbox.object ((data->>'transfer_group'), object, seq desc)`,
  `create index if not exists object_by_metadata on sandbox.object using gin ((data->'metadata') jsonb_path_ops)`,
  `create table if not exists sandbox.idempotency (
     key text primary key, body_hash text not null, status int not null, response jsonb not null,
     created_at timestamptz not null default now())`,
  'create table if not exists sandbox.setting (name text primary key, value text not null)',
  `create table if not exists sandbox.due (
     id bigint generated always as identity primary key, at bigint not null, what text not null, object_id text not null)`,
  'create index if not exists due_by_time on sandbox.due (at, id)',
  'create index if not exists due_by_object on sandbox.due (object_id)',
  `create table if not exists sandbox.delivery (
     id bigint generated always as identity primary key, event_id text not null, endpoint_id text not null,
     attempts int not null default 0, next_at timestamptz not null default now(), last_status int,
     delivered_at timestamptz, given_up_at timestamptz)`,
  'alter table sandbox.delivery add column if not exists created_at timestamptz not null default now()',
  `create table if not exists sandbox.attempt (
     id bigint generated always as identity primary key, delivery_id bigint not null, status int not null,
     ms int not null, at timestamptz not null default now())`,
  'create index if not exists attempt_by_delivery on sandbox.attempt (delivery_id)',
  `create index if not exists delivery_due on sandbox.delivery (next_at)
     where delivered_at is null and given_up_at is null`,
];

/** Safe to run at every start, also by two processes at once. Refuses nothing: what exists is left alone. */
export async function migrate(database: Database): Promise<void> {
  await database.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('souk-sandbox-migrate'))`;
    const [schema] = await sql`select 1 from pg_namespace where nspname = 'sandbox'`;
    // Asked first because "if not exists" still demands the right to create schemas, which this role may lack.
    if (schema === undefined) await sql`create schema sandbox`;
    for (const step of STEPS) await sql.unsafe(step);
  });
}
