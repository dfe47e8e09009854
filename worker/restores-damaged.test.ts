import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { media, pageRoomBytes, pageStorage } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { priceDay } from '@/db/schema/shop/product-history';
import { restore } from '@/db/schema/shop/restore';
import { video } from '@/db/schema/shop/video';
import { anEmptyPage, aWholeShop, filesIn, sentTo, takenAlong } from '@/db/testing/taken-along';
import { aClip } from '@/db/testing/videos';
import { ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { broughtTo } from '@/lib/money/customers/kept/queries';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import { latestRestore } from '@/lib/shop/restores/queries';
import { steerRestore } from '@/lib/shop/restores/steer-restore';
import { tendRestores } from '@/lib/shop/restores/tend-restores';
import { keptVideoPlace } from '@/lib/shop/videos/model';
import { readWhole } from '@/lib/shop/videos/pieces';
import { backParts, carriedPaths } from './archives';

type Files = Map<string, Buffer>;

const tend = () => tendRestores(backParts, carriedPaths);

let whole: Buffer;
let files: Files;
beforeAll(async () => {
  const from = await aWholeShop();
  whole = await takenAlong(from.actor, from.page);
  files = filesIn(whole);
});

async function zipped(entries: Iterable<readonly [string, Buffer]>, compress = false): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name, { compress });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** The manifest told anew, as somebody would who writes archives himself: without our seal. */
function toldAnew(changed: Files, version = 2): Files {
  const said = JSON.parse(String(changed.get('manifest.json')));
  const records = new Map(said.files.map((one: { path: string; records: number }) => [one.path, one.records]));
  const told = [...changed].flatMap(([path, bytes]) => {
    if (path === 'manifest.json') return [];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return [{ path, bytes: bytes.length, sha256, records: records.get(path) ?? 1 }];
  });
  const { seal: _, ...rest } = { ...said, version, files: told };
  return new Map(changed).set('manifest.json', Buffer.from(JSON.stringify(rest)));
}

const withFile = (path: string, bytes: Buffer | string) => new Map(files).set(path, Buffer.from(bytes));
function without(path: string): Files {
  const rest = new Map(files);
  rest.delete(path);
  return rest;
}
const edited = (path: string, edit: (text: string) => string) => withFile(path, edit(String(files.get(path))));

/** The ZIP with one name for another of the same length, which no packer would write. */
const renamed = (zip: Buffer, from: string, to: string) =>
  Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

async function judged(zip: Buffer) {
  const to = await anEmptyPage();
  const id = await sentTo(to, zip);
  await tend();
  const view = await latestRestore(to.actor, to.page);
  return { to, id, view };
}

describe('a damaged archive', () => {
  const damages: [string, () => Buffer | Promise<Buffer>, object][] = [
    ['that was cut short', () => whole.subarray(0, whole.length - 4_000), { code: 'archive_broken' }],
    ['that is no ZIP', () => Buffer.from('title,price\nBowl,4\n'), { code: 'archive_broken' }],
    [
      'that is a ZIP of something else',
      () => zipped([['products.csv', Buffer.from('a')]]),
      { code: 'restore_not_ours' },
    ],
    ['that lacks a file', () => zipped(without('places.jsonl')), { code: 'restore_missing' }],
    ['that has one too many', () => zipped(withFile('virus.exe', 'MZ')), { code: 'restore_foreign' }],
    [
      'of which one letter is another',
      () => zipped(edited('updates.jsonl', (text) => text.replace('Friday', 'Monday'))),
      { code: 'restore_changed', file: 'updates.jsonl' },
    ],
    [
      'of which a bit flipped where it lies',
      () => {
        const bytes = Buffer.from(whole);
        const at = bytes.indexOf('Closed on Friday');
        bytes[at] = 0x44;
        return bytes;
      },
      { code: 'restore_changed', file: 'updates.jsonl' },
    ],
    [
      'that would fill a disk',
      () => zipped(toldAnew(withFile('history.jsonl', Buffer.alloc(8 << 20, 0x20))), true),
      { code: 'archive_bomb' },
    ],
    [
      'that leads out of itself',
      async () => renamed(await zipped(withFile('aa/bb/cc.jsonl', '{}')), 'aa/bb/cc.jsonl', '../../cc.jsonl'),
      { code: 'archive_path' },
    ],
    ['of a version to come', () => zipped(toldAnew(files, 3)), { code: 'archive_newer' }],
    [
      'with a line that is no record',
      () => zipped(toldAnew(edited('discounts.jsonl', (text) => `${text}{"title":7}\n`))),
      { code: 'restore_record', file: 'discounts.jsonl', line: 3 },
    ],
    [
      'with a price below nothing',
      () =>
        zipped(toldAnew(edited('products.jsonl', (text) => text.replace('"priceMinor":"2550"', '"priceMinor":"-1"')))),
      { code: 'restore_record', file: 'products.jsonl' },
    ],
  ];
  it.each(damages)('%s is refused with the reason, and nothing of the page changes', async (_, damage, problem) => {
    const { to, id, view } = await judged(await damage());
    expect(view).toMatchObject({ state: 'refused', problem });
    expect(await steerRestore(to.actor, { page: to.page, restore: id, to: 'run' })).toMatchObject({ ok: false });
    expect(await ownerDb().$count(media, eq(media.pageId, to.page))).toBe(0);
    expect(await ownerDb().$count(product, eq(product.pageId, to.page))).toBe(0);
    // What was refused stands in nobody's way.
    await sentTo(to, whole);
    await tend();
    expect(await latestRestore(to.actor, to.page)).toMatchObject({ state: 'ready' });
  });
});

describe('an archive that weighs more than its page has room for', () => {
  const weighing = () => [...files].filter(([path]) => /^(?:pictures|videos|files)\//.test(path));
  const weight = () => weighing().reduce((sum, [, { length }]) => sum + length, 0);

  async function judgedWithRoom(room: number) {
    const to = await anEmptyPage();
    await ownerDb()
      .insert(pageStorage)
      .values({ pageId: to.page, bytes: pageRoomBytes - room });
    await sentTo(to, whole);
    await tend();
    return { to, view: await latestRestore(to.actor, to.page) };
  }

  it('is refused at the check, with both figures, and nothing of it comes', async () => {
    const room = weight() - 1;
    const { to, view } = await judgedWithRoom(room);
    expect(weighing().length).toBeGreaterThan(3);
    const problem = { code: 'restore_room', weight: { bytes: weight(), room } };
    expect(view).toMatchObject({ state: 'refused', problem });
    expect(await ownerDb().$count(media, eq(media.pageId, to.page))).toBe(0);
  });

  it('is ready where it just fits', async () => {
    const { to, view } = await judgedWithRoom(weight());
    expect(view).toMatchObject({ state: 'ready', problem: null });
    await steerRestore(to.actor, { page: to.page, restore: view?.id ?? newId('restore'), to: 'run' });
    await tend();
    expect(await latestRestore(to.actor, to.page)).toMatchObject({ state: 'done', problem: null });
  });
});

async function run(zip: Buffer) {
  const { to, id } = await judged(zip);
  expect(await steerRestore(to.actor, { page: to.page, restore: id, to: 'run' })).toMatchObject({ ok: true });
  await tend();
  const view = await latestRestore(to.actor, to.page);
  expect(view).toMatchObject({ state: 'done', problem: null });
  return { to, rules: view?.remarks.map(({ rule }) => rule) ?? [] };
}

describe('an archive that somebody else made', () => {
  it('comes back without the prices it says there were: they would be proof of a reduction', async () => {
    const lied = edited('products.jsonl', (text) =>
      text.replace(
        /"priceDays":\[\{[^}]*\}/,
        '"priceDays":[{"day":"2020-01-01","lowestMinor":"999900","lastMinor":"999900"}',
      ),
    );
    const { to, rules } = await run(await zipped(toldAnew(lied)));
    expect(rules).toContain('prices_anew');
    const days = await ownerDb()
      .select({ lowest: priceDay.lowestMinor })
      .from(priceDay)
      .innerJoin(product, eq(product.pageId, to.page))
      .where(eq(priceDay.lowestMinor, 999_900n));
    expect(days).toEqual([]);
  });

  it('makes nobody a customer: whoever wrote it can say of anybody that she agreed', async () => {
    const said = { name: 'Mira Saab', email: 'mira@example.com', since: '2020-01-01T00:00:00.000Z' };
    const forged = toldAnew(withFile('customers.jsonl', `${JSON.stringify(said)}\n`));
    const manifest = JSON.parse(String(forged.get('manifest.json')));
    for (const one of manifest.files) if (one.path === 'customers.jsonl') one.records = 1;
    const { to, rules } = await run(await zipped(forged.set('manifest.json', Buffer.from(JSON.stringify(manifest)))));
    expect(await broughtTo(to.actor, to.page)).toEqual([]);
    expect(rules.filter((rule) => rule === 'customers_unproven')).toHaveLength(1);
  });

  it('keeps a picture as it is where it is one of pixels alone, and encodes any other anew', async () => {
    const [name = '', honest = Buffer.alloc(0)] = [...files].find(([path]) => path.startsWith('pictures/')) ?? [];
    const same = await run(await zipped(toldAnew(files)));
    expect(same.rules).not.toContain('picture_encoded');
    const spoken = await sharp(honest)
      .withExif({ IFD0: { Copyright: 'where she lives' } })
      .webp()
      .toBuffer();
    const hidden = withFile(name, spoken);
    const { to, rules } = await run(await zipped(toldAnew(hidden)));
    expect(rules).toContain('picture_encoded');
    const kept = await ownerDb().select().from(media).where(eq(media.pageId, to.page));
    for (const { key } of kept)
      expect(Buffer.from((await keptPicture(key)) ?? []).includes('where she lives')).toBe(false);
  });
});

describe('videos of an archive that this Souk did not seal', { timeout: 120_000 }, () => {
  const film = () => [...files.keys()].find((path) => /^videos\/.*mp4$/.test(path)) ?? '';

  it('are written anew: what was hidden in one stays behind', async () => {
    const { to, rules } = await run(await zipped(toldAnew(withFile(film(), aClip()))));
    expect(rules).not.toContain('video_unreadable');
    const kept = await ownerDb().select().from(video).where(eq(video.pageId, to.page));
    expect(kept).toHaveLength(3);
    for (const { key, bytes } of kept) {
      const whole = Buffer.from(await readWhole(keptVideoPlace(key), 0, bytes));
      expect(whole.includes('33.8938')).toBe(false);
    }
  });

  it('stay away and are said where they are none', async () => {
    const { to, rules } = await run(await zipped(toldAnew(withFile(film(), 'MZ'))));
    expect(rules).toContain('video_unreadable');
    expect(await ownerDb().select().from(video).where(eq(video.pageId, to.page))).toHaveLength(2);
  });
});

it('is refused to be sent out of order, and what was sent goes when it is over', async () => {
  const to = await anEmptyPage();
  const id = await sentTo(to, whole);
  const again = await sentTo(to, whole).catch((error: Error) => error.message);
  expect(again).toBe('restore_running');
  await steerRestore(to.actor, { page: to.page, restore: id, to: 'drop' });
  await tend();
  expect(await latestRestore(to.actor, to.page)).toBeNull();
  const [row] = await ownerDb().select().from(restore).where(eq(restore.id, id));
  expect(row).toMatchObject({ state: 'dropped', swept: false });
});
