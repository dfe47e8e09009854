/**
 * Before each test file: its own copy of the template, named in the environment as the app would find it, so that
 * `db/client/*` works unmodified. Nothing is shared between files; within a file, tests make worlds of their own.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { RINGS } from '../roles';
import { OWNER, testRingUrls, testUrl } from './urls';

const cluster = inject('cluster');
const database = `souk_run_${inject('run')}_${randomBytes(5).toString('hex')}`;

const admin = postgres(cluster.superUrl, { max: 1, onnotice: () => undefined });
await admin.unsafe(`create database ${database} template ${cluster.template} owner ${OWNER}`);
// Rights on the database itself are the one thing a copy does not take over.
const roles = RINGS.map((ring) => `${OWNER}_${ring}`).join(', ');
await admin.unsafe(`revoke all on database ${database} from public; grant connect on database ${database} to ${roles}`);
await admin.end({ timeout: 5 });

const urls = testRingUrls(cluster, database);
for (const ring of RINGS) process.env[`DATABASE_URL_${ring.toUpperCase()}`] = urls[ring];
process.env.DATABASE_URL = testUrl(cluster, database);
process.env.SOUK_DATA = path.resolve('.souk/test/files', database);
