import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv/dist/2020';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { anybody, aPage } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';
import { hashToken } from '@/lib/platform/tokens';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { answerPictureRequest } from './answer-request';

const described = JSON.parse(readFileSync('docs/api/visual-search.openapi.json', 'utf8'));
const ajv = new Ajv({ strict: false }).addSchema({ $id: 'api', ...described });
const faultsOf = (name: string, value: unknown) =>
  ajv.validate(`api#/components/schemas/${name}`, value) ? [] : ajv.errors;

const blue = [32, 80, 176] as const;
let vase: { id: Id<'product'> };

const ownTemporary = mkdtempSync(path.join(tmpdir(), 'souk-shown-'));
const temporary = process.env.TMPDIR;

beforeAll(async () => {
  // Also of the processes that are started from here.
  process.env.TMPDIR = ownTemporary;
  const page = (await aPage({ handle: 'kiln' })).id;
  const product = await aPictured(page, await drawn(shapes.vase, blue), { title: 'Blue vase' });
  const stool = await aPictured(page, await drawn(shapes.stool, [122, 74, 32]), { category: 'furniture' });
  for (const { mediaId } of [product, stool]) await seePicture(mediaId);
  vase = product;
});
afterAll(async () => {
  await closeEyes();
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
  rmSync(ownTemporary, { recursive: true, force: true });
});

type Parts = Record<string, string | { bytes: Uint8Array; name?: string }>;

function ask(parts: Parts, query = '', network = '192.0.2.1') {
  const form = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.append(name, part);
    else form.append(name, new File([new Uint8Array(part.bytes)], part.name ?? 'a.jpg'));
  }
  const request = new Request(`http://localhost/api/visual-search${query}`, { method: 'POST', body: form });
  return answerPictureRequest(anybody, network, request);
}

describe('a search by picture over HTTP', () => {
  it('answers as it is described, is kept by nobody, and finds', async () => {
    const answer = await ask({ picture: { bytes: await drawn(shapes.vase, blue) } });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const found = await answer.json();
    expect(faultsOf('Findings', found)).toEqual([]);
    expect(found.items[0]).toMatchObject({ id: vase.id, price: { from: { amount: '2000', currency: 'USD' } } });
  });

  it('finds what is like a product, without that product', async () => {
    const found = await (await ask({ product: vase.id })).json();
    expect(faultsOf('Findings', found)).toEqual([]);
    expect(found.items.map(({ id }: { id: string }) => id)).not.toContain(vase.id);
  });

  it.each([
    [{}, 422, 'picture_empty'],
    [{ product: 'prd_nothing' }, 404, 'not_found'],
    [{ picture: { bytes: new Uint8Array(10 * 1024 * 1024 + 1) } }, 413, 'picture_heavy'],
    [{ picture: { bytes: Buffer.from('no picture at all') } }, 415, 'not_a_picture'],
  ] as [Parts, number, string][])('refuses what it must (%#)', async (parts, status, code) => {
    const answer = await ask(parts, '?lang=ar');
    const problem = await answer.json();
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toMatch(/[\u0600-\u06ff]/);
    expect(faultsOf('Problem', problem)).toEqual([]);
    expect(described.paths['/api/visual-search'].post.responses).toHaveProperty(String(status));
  });

  it('refuses a crowd from one network, and says when to come back', async () => {
    const start = sql`to_timestamp(floor(extract(epoch from now()) / 600) * 600)`;
    await identityDb().execute(sql`
      insert into identity.rate_window (key, window_start, count)
      values (${`visual-network:${hashToken('198.51.100.7')}`}, ${start}, 1200)`);
    const answer = await ask({}, '', '198.51.100.7');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});

describe('a shown picture', () => {
  it('leaves nothing behind: not in the database, the data folder, the temporary folder or the logs', async () => {
    const marker = 'ZQXCANARYZQX';
    const plain = await drawn(shapes.vase, [201, 17, 93]);
    const comment = Buffer.from(marker);
    const length = Buffer.from([0, comment.length + 2]);
    // A comment behind the start of the picture, as cameras write them.
    const marked = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, plain.subarray(2)]);
    const pixels = plain.subarray(Math.floor(plain.length / 2), Math.floor(plain.length / 2) + 24);
    const [said, before] = [listen(), await rowsOf()];
    for (const bytes of [marked, marked.subarray(0, marked.length / 2)]) {
      await ask({ picture: { bytes, name: `${marker}.jpg` }, words: `${marker} blue`, crop: '0.1,0.1,0.8,0.8' });
    }
    said.stop();
    const traces = [comment, pixels, Buffer.from(comment.toString('hex')), Buffer.from(pixels.toString('hex'))];
    const isTrace = (bytes: Buffer) => traces.some((trace) => bytes.includes(trace));
    expect(isTrace(marked)).toBe(true);
    expect(isTrace(Buffer.from(said.text()))).toBe(false);
    const after = await rowsOf();
    expect(Object.keys(after).length).toBeGreaterThan(20);
    const changed = Object.keys(after).filter((table) => after[table]?.text !== before[table]?.text);
    // That somebody from somewhere has asked once more, by a hash.
    expect(changed.filter((table) => table !== 'identity.rate_window')).toEqual([]);
    expect(Object.values(after).filter(({ text }) => isTrace(Buffer.from(text)))).toEqual([]);
    const files = [env().SOUK_DATA, ownTemporary].flatMap(filesIn);
    expect(files.filter((file) => isTrace(readFileSync(file)))).toEqual([]);
  });
});

/** Everything in the database, by table. */
async function rowsOf(): Promise<Record<string, { text: string }>> {
  const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  try {
    const tables = await owner<{ name: string }[]>`
      select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    const rows: Record<string, { text: string }> = {};
    for (const { name } of tables) {
      const [row] = await owner.unsafe<{ text: string }[]>(
        `select coalesce(string_agg(t::text, e'\\n' order by t::text), '') as text from ${name} t`,
      );
      rows[name] = { text: row?.text ?? '' };
    }
    return rows;
  } finally {
    await owner.end();
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Writes along everything this process prints. */
function listen() {
  const parts: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write.bind(stream));
  for (const [at, stream] of streams.entries()) {
    stream.write = (chunk: Uint8Array | string) => {
      parts.push(Buffer.from(chunk).toString('latin1'));
      return writes[at]?.(chunk) ?? true;
    };
  }
  const stop = () => {
    for (const [at, stream] of streams.entries()) stream.write = writes[at] ?? stream.write;
  };
  return { stop, text: () => parts.join('') };
}
