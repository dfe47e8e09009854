/**
 * `npm run -s compact`: writes what was deleted out of the database's files, as JSON. Beside a running Souk too, which does it by itself
 * once a day. `-- --all` rewrites every table, whatever the server has counted. Exit code 1 when a table was busy: run it again.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compact } from '@/db/compact';

const { DATABASE_URL: ownerUrl = '', SOUK_DATA: folder = '.souk' } = process.env;

/** The embedded server's superuser; nobody's where the server is somebody else's. */
function adminUrl(): string | undefined {
  try {
    const { port, password } = JSON.parse(readFileSync(path.join(folder, 'postgres.json'), 'utf8'));
    const { hostname, port: ownersPort } = new URL(ownerUrl);
    const ours = hostname === '127.0.0.1' && ownersPort === String(port);
    return ours ? `postgres://postgres:${password}@127.0.0.1:${port}/postgres` : undefined;
  } catch {
    return undefined;
  }
}

const done = await compact({ ownerUrl, adminUrl: adminUrl(), all: process.argv.includes('--all') });
process.stdout.write(`${JSON.stringify(done, null, 2)}\n`, () => process.exit(done.busy.length > 0 ? 1 : 0));
