/** A Medusa server from the folder of its own, on a database of its own. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import connect from 'postgres';
import { ensureOwner } from '../start/database.mjs';
import { ensurePostgres } from '../start/postgres.mjs';
import { stopPostgres } from '../start/postmaster.mjs';
import { folderOf, root, start } from './shop';

const database = 'medusa';

/** Who administers it. */
export const administrator = { email: 'admin@example.com', password: 'a lamp in the window' };

async function freshDatabase(folder: string): Promise<string> {
  const { superUrl } = await ensurePostgres(folder);
  const admin = connect(superUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`drop database if exists ${database} with (force)`);
  await admin.unsafe(`drop role if exists ${database}`);
  await admin.end();
  return ensureOwner(superUrl, database, 'medusa');
}

/** Starts Medusa with the configuration of the example; answers what ends its database. */
export async function startMedusa(port: number, more: Record<string, string>): Promise<() => Promise<void>> {
  const folder = folderOf('medusa');
  cpSync(path.join(root, 'integrations/medusa/example'), folder, { recursive: true });
  const cluster = path.join(folder, 'database');
  mkdirSync(cluster, { recursive: true });
  const postgres = path.join(cluster, 'postgres');
  const environment = {
    ...{
      ...more,
      PORT: `${port}`,
      HOST: '127.0.0.1',
      NODE_ENV: 'production' as const,
      MEDUSA_DISABLE_TELEMETRY: 'true',
    },
    ...{ JWT_SECRET: 'of the test', COOKIE_SECRET: 'of the test', DATABASE_URL: await freshDatabase(postgres) },
  };
  const medusa = path.join(folder, 'node_modules/@medusajs/cli/cli.js');
  const once = (...words: string[]) =>
    execFileSync(process.execPath, [medusa, ...words], {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: 'pipe',
    });
  once('db:migrate', '--skip-links', '--skip-scripts');
  once('db:sync-links', '--execute-all');
  once('user', '-e', administrator.email, '-p', administrator.password);
  await start('medusa', [medusa, 'start'], environment, `http://127.0.0.1:${port}/health`);
  return () => stopPostgres(postgres);
}
