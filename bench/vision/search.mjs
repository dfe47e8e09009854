/**
 * Search by picture alone: how long `nearest` takes and how much of what comparing everything finds it finds, in a database of its own.
 *   SOUK_REFERENCE=<folder> node bench/vision/search.mjs [--sizes 10000,100000,1000000] [--queries 60] [--server <URL of a superuser>]
 * Vectors are the DEV pictures' own and ones made around them (`many-vectors.mjs`); what is looked for is none of them. Prints one JSON:
 * of each size and filter p50 and p95 in milliseconds, `recall10`, how many were found (`least`), and the time beside comparing
 * everything in this process (`ofExact`); and what the tables weigh. Another server (`--server`) is used with pgvector where it has it.
 */
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { bundleEntries } from '../../scripts/start/bundle.mjs';
import { ensurePostgres } from '../../scripts/start/postgres.mjs';
import { stopPostgres } from '../../scripts/start/postmaster.mjs';
import { residentMb } from '../processes.mjs';
import { choices, EYES, fillCatalogue, fillIndex, keepSome } from './catalogue.mjs';
import { exactly, manyVectors } from './many-vectors.mjs';
import { realVectors } from './real-vectors.mjs';

const FOLDER = path.resolve('.souk/bench-vision');
const KEPT_SINGLY = 300;
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    queries: { type: 'string', default: '60' },
    eyes: { type: 'string', default: 'coral' },
    server: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const say = (line) => process.stderr.write(`  ${line}\n`);
const nobody = { kind: 'guest', guestHash: null, locale: 'en' };

await bundleEntries({ near: 'bench/vision/near.ts' }, 'dist/bench');
const { near } = await import(pathToFileURL(path.resolve('dist/bench/near.mjs')).href);
const { migrate, rings, signCode, nearIndexOf, nearest } = near;

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const rounded = (number, digits = 1) => Math.round(number * 10 ** digits) / 10 ** digits;

/** A migrated database, a superuser's connection to it, and the shop's own login in the environment. */
async function openScratch(superUrl, name) {
  const admin = postgres(superUrl, { max: 1, onnotice: () => undefined });
  const { password } = new URL(superUrl);
  const owner = 'souk_bench_owner';
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  const [known] = await admin`select from pg_roles where rolname = ${owner}`;
  await admin.unsafe(`${known ? 'alter' : 'create'} role ${owner} login createrole password '${password}'`);
  await admin.unsafe(`create database ${name} owner ${owner}`);
  const as = (role) => Object.assign(new URL(superUrl), { username: role, pathname: `/${name}` }).href;
  const superuser = postgres(Object.assign(new URL(superUrl), { pathname: `/${name}` }).href, {
    max: 1,
    onnotice: () => undefined,
  });
  await superuser`create extension if not exists vector`.catch(() => say('the server has no pgvector'));
  const urls = Object.fromEntries(rings.map((ring) => [ring, as(`souk_bench_${ring}`)]));
  await migrate({ ownerUrl: as(owner), urls, managed: rings });
  process.env.DATABASE_URL_SHOP = urls.shop;
  globalThis.soukReadPools?.clear();
  return { admin, superuser };
}

async function measure({ stored, sought, count }, [choice, fits]) {
  const [times, exact, found] = [[], [], []];
  let [hits, wanted] = [0, 0];
  const aims = sought.map((vector) => ({ embedder: EYES, vector, code: signCode(Float32Array.from(vector)) }));
  for (const aim of aims.slice(0, 8)) await nearest(nobody, aim, choice);
  for (const aim of aims) {
    const begun = performance.now();
    const answer = await nearest(nobody, aim, choice);
    times.push(performance.now() - begun);
    const { best, ms } = exactly(stored, count, aim.vector, fits, 10);
    exact.push(ms);
    found.push(answer.length);
    const enough = (best.at(-1) ?? 0) - 1e-9;
    hits += Math.min(best.length, answer.slice(0, 10).filter(({ likeness }) => likeness >= enough).length);
    wanted += best.length;
  }
  for (const list of [times, exact]) list.sort((one, other) => one - other);
  return {
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
    recall10: rounded(hits / wanted, 3),
    least: Math.min(...found),
    ofExact: rounded(percentile(times, 0.5) / percentile(exact, 0.5), 2),
  };
}

const weigh = (sql) => sql`
  select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes from pg_class c
  where c.relnamespace = 'shop'::regnamespace and c.relkind = 'r'
    and c.relname in ('product', 'variant', 'media', 'product_media', 'picture_code', 'picture_vector', 'picture_near')`;

async function measureSize(superUrl, postmaster, all, count) {
  say(`${count} products`);
  const { admin, superuser } = await openScratch(superUrl, 'souk_bench_vision');
  try {
    const { stored, sought } = all;
    await fillCatalogue(superuser, count);
    const bulk = count - KEPT_SINGLY;
    const graph = await superuser`select to_regclass('shop.picture_near') is not null as there`;
    // Bulk is written beside the triggers, as the catalogue is; the graph takes it in afterwards.
    const seconds = await fillIndex(superuser, { stored, signCode, first: 0, count: bulk });
    let graphSeconds = null;
    if (graph[0].there) {
      const begun = performance.now();
      await superuser.unsafe(`set maintenance_work_mem = '2GB'; drop index shop.picture_near_graph;
        select shop.fill_near(${bulk}); create index picture_near_graph on shop.picture_near using hnsw (numbers halfvec_ip_ops)`);
      graphSeconds = rounded((performance.now() - begun) / 1000);
    }
    await superuser.unsafe('reset session_replication_role');
    const singly = await keepSome(superuser, { stored, signCode, first: bulk, count: KEPT_SINGLY });
    const [aim] = sought;
    const { name: index } = await nearIndexOf({ embedder: EYES, vector: aim, code: signCode(Float32Array.from(aim)) });
    const queries = sought.slice(0, count > 100_000 ? Math.min(30, sought.length) : sought.length);
    const filters = {};
    for (const [name, choice] of Object.entries(choices)) {
      filters[name] = await measure({ stored, sought: queries, count }, choice);
      say(`${name}: ${JSON.stringify(filters[name])}`);
    }
    const bytes = Object.fromEntries(
      (await weigh(superuser)).map(({ name, bytes: size }) => [name, Math.round(size / count)]),
    );
    return {
      ...{ index, filters, bytesPerProduct: bytes, bulkPerSecond: Math.round(bulk / seconds), graphSeconds },
      ...{ keptPerSecond: Math.round(singly), processMb: Math.round(process.memoryUsage().rss / 1e6) },
      postgresMb: postmaster === null ? null : residentMb(postmaster),
    };
  } finally {
    for (const pool of globalThis.soukReadPools?.values() ?? []) await pool.end({ timeout: 1 });
    globalThis.soukReadPools?.clear();
    await superuser.end({ timeout: 1 });
    await admin.unsafe('drop database if exists souk_bench_vision with (force)');
    await admin.end();
  }
}

const own = values.server
  ? null
  : await ensurePostgres(FOLDER, { settings: ['fsync=off', 'full_page_writes=off', 'max_wal_size=4GB'] });
try {
  const real = (await realVectors(values.eyes)).map((vector) => Int8Array.from(vector));
  const all = manyVectors(real, Math.max(...sizes));
  all.sought = all.sought.slice(0, Number(values.queries));
  const results = {};
  for (const size of sizes) {
    results[size] = await measureSize(values.server ?? own.superUrl, own?.pid ?? null, all, size);
    process.stdout.write(`${JSON.stringify({ [size]: results[size] })}\n`);
  }
  const [{ model }] = os.cpus();
  process.stdout.write(
    `${JSON.stringify({ machine: `${os.cpus().length} x ${model}`, load: os.loadavg(), eyes: values.eyes, results })}\n`,
  );
} finally {
  if (own !== null && !own.adopted) await stopPostgres(own.folder);
}
