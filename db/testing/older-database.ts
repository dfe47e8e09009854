import postgres from 'postgres';
import { inject } from 'vitest';
import { RINGS } from '../roles';
import { endPools } from './end-pools';
import { OWNER } from './urls';

/**
 * Takes a backup of this file's database as it is now; what it answers with puts that back in its place. What lies in files stays as it is:
 * a backup of the database has none of them. Nobody else may be connected.
 */
export async function backUp(): Promise<() => Promise<void>> {
  const name = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1);
  const kept = `${name}_kept`;
  const roles = RINGS.map((ring) => `${OWNER}_${ring}`).join(', ');
  await alone(name, (admin) => [
    admin.unsafe(`create database ${kept} template ${name} strategy file_copy owner ${OWNER}`),
    admin.unsafe(`revoke all on database ${kept} from public`),
    admin.unsafe(`grant connect on database ${kept} to ${roles}`),
  ]);
  return () =>
    alone(name, (admin) => [
      admin.unsafe(`drop database ${name}`),
      admin.unsafe(`alter database ${kept} rename to ${name}`),
    ]);
}

/** One statement after the other, on one connection, while nobody else has one. */
async function alone(name: string, statements: (admin: postgres.Sql) => Promise<unknown>[]): Promise<void> {
  await endPools();
  const admin = postgres(inject('cluster').superUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
    for (const statement of statements(admin)) await statement;
  } finally {
    await admin.end({ timeout: 5 });
  }
}
