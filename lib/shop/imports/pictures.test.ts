import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import yazl from 'yazl';
import { importPicture } from '@/db/schema/shop/import';
import { media } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { aPerson } from '@/db/testing/a-person';
import { aPage, aPicture } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { beginImport } from './begin-import';
import { missingPictures } from './missing-pictures';
import { importItems, importOf } from './queries';
import { steerImport } from './steer-import';
import { tendImports } from './tend-imports';

async function zipOf(files: Record<string, Buffer | string>): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const photo = (red: number) =>
  sharp({ create: { width: 80, height: 60, channels: 3, background: { r: red, g: 90, b: 40 } } })
    .png()
    .toBuffer();

async function run(actor: PersonActor, page: Id<'page'>, bytes: Uint8Array): Promise<Id<'import'>> {
  const begun = await beginImport(actor, { page, name: 'shop.zip', wishes: { newState: 'draft' }, bytes });
  if (!begun.ok) throw new Error(begun.code);
  await tendImports();
  await steerImport(actor, { page, import: begun.value, to: 'run' });
  await tendImports();
  return begun.value;
}

const table = [
  'Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src,Image Alt Text,Variant Image',
  'hat,Hat,Colour,Red,9.00,red.png,A red hat,red.png',
  'hat,,,Blue,9.00,photos/blue.png,A blue hat,photos/blue.png',
  'cup,Cup,,,5.00,http://10.0.0.1/cup.png,,',
  'pot,Pot,,,5.00,nowhere.png,,',
].join('\n');

it('brings the pictures of an archive once, in order and to their variants; one that fails is a remark', async () => {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  const bytes = await zipOf({
    'shop/products.csv': table,
    'shop/red.png': await photo(200),
    'shop/photos/blue.png': await photo(20),
  });
  const id = await run(actor, page, bytes);
  expect((await importOf(actor, page, id))?.view.state).toBe('done');
  const problems = (await importItems(actor, page, id, { filter: 'warned', after: 0 })).map(({ title, problems }) => [
    title,
    problems.map(({ rule, line }) => [rule, line]),
  ]);
  expect(problems).toEqual([
    ['Cup', [['picture_private', 4]]],
    ['Pot', [['picture_missing', 5]]],
  ]);
  const rows = await ownerDb().select({ id: product.id }).from(product).where(eq(product.pageId, page));
  const read = async () =>
    readDocuments(
      actor,
      page,
      rows.map((row) => row.id),
    );
  const hat = (await read()).find(({ title }) => title === 'Hat');
  expect(hat?.media).toHaveLength(2);
  expect(
    hat?.variants.map(({ values, media }) => [values[0], hat.media.indexOf(media ?? ('' as Id<'media'>))]),
  ).toEqual([
    ['Red', 0],
    ['Blue', 1],
  ]);
  const before = await read();
  const again = await run(actor, page, bytes);
  expect((await importOf(actor, page, again))?.tally).toMatchObject({ unchanged: { items: 3 }, updated: { items: 0 } });
  expect(await read()).toEqual(before);
  expect(await ownerDb().$count(importPicture, eq(importPicture.pageId, page))).toBe(2);
  // As the page's own export names them they are known, and nothing is asked for.
  const [row] = await ownerDb()
    .select({ key: media.key })
    .from(media)
    .where(eq(media.id, hat?.media[1] ?? newId('media')));
  const origin = process.env.SOUK_ORIGIN;
  const own = `Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src\nhat,Hat,Colour,Red,9.00,${origin}/media/${row?.key}/1280.jpg`;
  const back = await run(actor, page, new TextEncoder().encode(own));
  expect(
    (await importItems(actor, page, back, { filter: 'warned', after: 0 })).map(({ problems }) => problems),
  ).toEqual([]);
  expect((await read()).find(({ title }) => title === 'Hat')?.media.toSorted()).toEqual(hat?.media.toSorted());
  await steerImport(actor, { page, import: back, to: 'undo' });
  await tendImports();
  await steerImport(actor, { page, import: id, to: 'undo' });
  await tendImports();
  expect(await ownerDb().$count(product, eq(product.pageId, page))).toBe(0);
});

it('asks once more for the pictures that did not come, and for no others', async () => {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  const far = 'https://pictures.invalid/cup.png';
  const file = `Handle,Title,Variant Price,Image Src\ncup,Cup,5.00,${far}\npot,Pot,5.00,http://10.0.0.1/pot.png`;
  const begun = await beginImport(actor, {
    page,
    name: 'shop.csv',
    wishes: { newState: 'draft' },
    bytes: Buffer.from(file),
  });
  if (!begun.ok) throw new Error(begun.code);
  const id = begun.value;
  const steer = async (to: 'run' | 'pictures', by: PersonActor = actor) => {
    await tendImports();
    const steered = await steerImport(by, { page, import: id, to });
    await tendImports();
    return steered;
  };
  await steer('run');
  const now = () => missingPictures(actor, page, id);
  expect(await now()).toEqual({ missing: 2, passing: 1 });
  const stranger = await aPerson();
  expect(await missingPictures(stranger, page, id)).toEqual({ missing: 0, passing: 0 });
  expect(await steer('pictures', stranger)).toEqual({ ok: false, code: 'not_found' });
  // It does not come the second time either: the remark is there once.
  expect(await steer('pictures')).toEqual({ ok: true, value: null });
  expect(await now()).toEqual({ missing: 2, passing: 1 });
  const mediaId = await aPicture(page);
  await ownerDb()
    .insert(importPicture)
    .values({ pageId: page, sourceHash: createHash('sha256').update(far).digest('hex'), mediaId });
  await steer('pictures');
  expect(await now()).toEqual({ missing: 1, passing: 0 });
  const rows = await ownerDb().select({ id: product.id }).from(product).where(eq(product.pageId, page));
  const documents = await readDocuments(
    actor,
    page,
    rows.map((row) => row.id),
  );
  expect(documents.map(({ title, media }) => [title, media]).toSorted()).toEqual([
    ['Cup', [mediaId]],
    ['Pot', []],
  ]);
  expect((await importOf(actor, page, id))?.view.state).toBe('done');
});
