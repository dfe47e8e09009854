import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { anybody, aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { env } from '@/lib/platform/env';
import { writeFound } from '@/lib/shop/vision/counted/count-found';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { openPicture } from '@/lib/shop/vision/picture/open-picture';
import { readLabel } from '@/lib/shop/vision/picture/read-label';
import { cropIn } from '@/lib/shop/vision/schema';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { drawnText } from '@/lib/shop/vision/testing/drawn-text';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { clusterFolder } from '@/scripts/test/cluster-folder.mjs';
import { answerPictureRequest } from './answer-request';
import { lookAtShown } from './look-at-shown';
import { partMeant } from './main-thing';

const searches = 100;
/** Stands in the name of every file, in what its camera says of it, and among the words beside it. Another at every run: no trace of an earlier one is taken for it. */
const mark = Buffer.from(`ZQX${randomBytes(10).toString('hex')}`);
/** Stands among the pixels of every picture: sixteen that no other picture has beside each other. */
const markedPixels = randomBytes(48);
/** Is printed on what every picture shows, and read there. */
const printed = 'Quixotrel';
let print: Buffer;
const printSize = { width: 200, height: 56 };

const temporary = mkdtempSync(path.join(tmpdir(), 'souk-shown-'));
const temporaryBefore = process.env.TMPDIR;

beforeAll(async () => {
  // Also of the processes that are started from here.
  process.env.TMPDIR = temporary;
  print = await sharp(await drawnText([printed], { ...printSize, size: 30, left: 16, ground: [240, 240, 240] }))
    .removeAlpha()
    .raw()
    .toBuffer();
  const page = (await aPage()).id;
  const stool = await aPictured(page, await drawn(shapes.stool, [122, 74, 32]), { category: 'furniture' });
  await seePicture(stool.mediaId);
});
afterAll(async () => {
  await closeEyes();
  if (temporaryBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporaryBefore;
  rmSync(temporary, { recursive: true, force: true });
});

/** The part that every third search means. */
const part = '0.2,0.2,0.6,0.6';

/** A picture like no other, with the marks in it; every fourth is cut off, and so refused. */
async function shown(turn: number): Promise<Uint8Array> {
  const side = 200;
  const pixels = Buffer.alloc(side * side * 3, 240);
  const thing = [37 * turn, 91 * turn, 13 * turn].map((number) => number % 256);
  for (let y = 70; y < 180; y += 1) for (let x = 50; x < 150; x += 1) pixels.set(thing, (y * side + x) * 3);
  markedPixels.copy(pixels, (100 * side + 60) * 3);
  print.copy(pixels);
  const exif = { IFD0: { ImageDescription: mark.toString(), Artist: `${mark}${turn}` } };
  const picture = sharp(pixels, { raw: { width: side, height: side, channels: 3 } }).withExif(exif);
  const bytes = await (turn % 2 === 0 ? picture.png() : picture.webp({ lossless: true })).toBuffer();
  return turn % 4 === 3 ? bytes.subarray(0, bytes.length - 60) : bytes;
}

async function search(turn: number, bytes: Uint8Array): Promise<number> {
  const form = new FormData();
  form.append('picture', new File([new Uint8Array(bytes)], `${mark}${turn}.png`));
  form.append('words', `blue ${mark}`);
  if (turn % 3 === 0) form.append('crop', part);
  const request = new Request('http://localhost/api/visual-search', { method: 'POST', body: form });
  return (await answerPictureRequest(anybody, '192.0.2.9', request)).status;
}

/** What the picture is sought by: the first of its numbers, and the code as it is and as digits of two kinds. */
async function soughtBy(turn: number, picture: Uint8Array): Promise<Buffer[]> {
  const shownOf = await lookAtShown(anybody, { shown: { picture }, crop: turn % 3 === 0 ? cropIn(part) : undefined });
  if (!shownOf.ok) return [];
  return [shownOf.value.sought, shownOf.value.whole?.sought ?? null].flatMap((sought) => {
    if (sought === null) return [];
    const code = Buffer.from(sought.code, 'hex');
    const bits = [...code.subarray(0, 8)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const numbers = [...sought.vector.subarray(0, 12)];
    const vector = Buffer.from(sought.vector.buffer, sought.vector.byteOffset, 24);
    return [...writings(vector), ...writings(code.subarray(0, 24)), Buffer.from(bits), Buffer.from(numbers.join(','))];
  });
}

/** How bytes look where they were written as they are, as hexadecimal digits, as base64 from any of three places, or as numbers. */
function writings(bytes: Buffer): Buffer[] {
  const base64 = [0, 1, 2].map((from) => bytes.subarray(from, from + 15).toString('base64'));
  const hex = bytes.toString('hex');
  return [
    bytes,
    ...[...base64, hex, hex.toUpperCase(), [...bytes.subarray(0, 12)].join(',')].map((text) => Buffer.from(text)),
  ];
}

it('reads what is printed on the pictures', async () => {
  const opened = await openPicture(await shown(1));
  if (!opened.ok) throw new Error(opened.code);
  expect(await readLabel(opened.value, partMeant(opened.value, []))).toEqual({
    ok: true,
    value: [printed.toLowerCase()],
  });
});

const mayChange = new Set(['identity.rate_window', 'shop.found_by_picture']);

it(`leaves no trace of ${searches} pictures: not in the database, its files, the data folder, temporary folders or what is logged`, async () => {
  const [said, before] = [listen(), await rowsOf()];
  const words = [printed, printed.toLowerCase()].flatMap((word) => writings(Buffer.from(word)));
  const needles = [...writings(mark), ...writings(markedPixels), ...words];
  const first = await shown(0);
  expect(needles.some((needle) => Buffer.from(first).includes(needle))).toBe(true);
  const begun = Date.now();
  const statuses = new Map<number, number>();
  for (let turn = 0; turn < searches; turn += 1) {
    const bytes = await shown(turn);
    // A piece out of the middle of the file, which no mark is part of.
    const middle = Math.floor(bytes.length * 0.6);
    if (turn % 10 === 0)
      needles.push(Buffer.from(bytes.subarray(middle, middle + 24)), ...(await soughtBy(turn, bytes)));
    const status = await search(turn, bytes);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  // The counts of what was shown, which are otherwise written some seconds later.
  await writeFound();
  said.stop();
  expect(statuses.get(200)).toBeGreaterThanOrEqual(70);
  const hasTrace = (bytes: Buffer) => needles.some((needle) => bytes.includes(needle));
  expect(hasTrace(Buffer.from(said.text(), 'latin1'))).toBe(false);
  const after = await rowsOf();
  expect(after.size).toBeGreaterThan(20);
  const changed = [...after].filter(([table, text]) => text !== before.get(table)).map(([table]) => table);
  // That somebody from somewhere has asked, by a hash; and how often a product was shown on a day.
  expect(changed.filter((table) => !mayChange.has(table))).toEqual([]);
  expect([...after].filter(([, text]) => hasTrace(Buffer.from(text))).map(([table]) => table)).toEqual([]);
  // The files of Postgres with them: its log, what it wrote ahead, what it put aside.
  const ofPostgres = filesIn(path.join(clusterFolder(), 'postgres'), begun).filter(await notOfOthers());
  const files = [...filesIn(env().SOUK_DATA, 0), ...filesIn(temporary, 0), ...ofPostgres];
  expect(files.length).toBeGreaterThan(3);
  expect(needles.length).toBeGreaterThan(100);
  expect(files.filter((file) => hasTrace(bytesOf(file)))).toEqual([]);
}, 300_000);

/** Everything in the database, by table. */
async function rowsOf(): Promise<Map<string, string>> {
  const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  try {
    const tables = await owner<{ name: string }[]>`
      select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    const rows = new Map<string, string>();
    for (const { name } of tables) {
      const [row] = await owner.unsafe<{ text: string }[]>(
        `select coalesce(string_agg(t::text, e'\\n' order by t::text), '') as text from ${name} t`,
      );
      rows.set(name, row?.text ?? '');
    }
    return rows;
  } finally {
    await owner.end();
  }
}

/** Files in a folder that were written since. */
function filesIn(folder: string, since: number): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since);
}

/** Tells the files of Postgres from those of the databases that other tests have there: nothing of this one is written to them. */
async function notOfOthers(): Promise<(file: string) => boolean> {
  const [own] = await ownerDb().execute<{ oid: string }>(
    sql`select oid::text from pg_database where datname = current_database()`,
  );
  const ofOthers = new RegExp(`/data/base/(?!${own?.oid}/)\\d+/`);
  return (file) => !ofOthers.test(file);
}

/** What a file holds; nothing when another database has taken it away meanwhile. */
function bytesOf(file: string): Buffer {
  return statSync(file, { throwIfNoEntry: false }) === undefined ? Buffer.alloc(0) : readFileSync(file);
}

const levels = ['debug', 'info', 'log', 'warn', 'error'] as const;

/** Writes along everything this process prints, and what it would say to the console, which the runner of tests takes elsewhere. */
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
  const spies = levels.map((level) => vi.spyOn(console, level));
  for (const spy of spies) spy.mockImplementation((...said) => void parts.push(inspect(said, { depth: 9 })));
  const stop = () => {
    for (const [at, stream] of streams.entries()) stream.write = writes[at] ?? stream.write;
    for (const spy of spies) spy.mockRestore();
  };
  return { stop, text: () => parts.join('') };
}
