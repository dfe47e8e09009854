/** `npm run db:reset`: empties the database and forgets the uploaded pictures; the next start makes everything anew. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { migrate } from '@/db/migrate';
import { RINGS, type RingUrls } from '@/db/roles';

const SCHEMAS = [
  'drizzle',
  'graphile_worker',
  'identity',
  'ledger',
  'markets',
  'money',
  'queue',
  'sandbox',
  'shop',
  'social',
];

const {
  DATABASE_URL: ownerUrl = '',
  SOUK_MODE: mode,
  SOUK_DATA: folder = '.souk',
  SOUK_MANAGED_ROLES: managed = '',
} = process.env;

function refusal(): string | undefined {
  const { hostname, pathname } = new URL(ownerUrl);
  if (mode === 'live') return 'This is a live site: its database is not emptied by a command.';
  if (!['127.0.0.1', 'localhost', '::1'].includes(hostname) && !process.argv.includes('--yes')) {
    return `This would empty the database ${pathname.slice(1)} on ${hostname}. If that is meant: npm run db:reset -- --yes`;
  }
  return undefined;
}

async function reset(): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  await owner.unsafe(`drop schema if exists ${SCHEMAS.join(', ')} cascade`);
  await owner.end({ timeout: 5 });
  const urls = RINGS.map((ring) => [ring, process.env[`DATABASE_URL_${ring.toUpperCase()}`] ?? ''] as const);
  const rings = managed.split(',');
  await migrate({
    ownerUrl,
    urls: Object.fromEntries(urls) as RingUrls,
    managed: RINGS.filter((ring) => rings.includes(ring)),
  });
  // Owners' keys opened rows that are gone; the ring itself stays.
  rmSync(path.join(process.env.SOUK_KEYS_FOLDER || path.join(folder, 'keys'), 'users'), {
    recursive: true,
    force: true,
  });
  for (const name of ['media', 'demo.json']) rmSync(path.join(folder, name), { recursive: true, force: true });
}

const reason = refusal();
if (reason) {
  console.error(reason);
  process.exitCode = 1;
} else {
  await reset();
  console.log('The database is empty. The next start fills it again.');
}
