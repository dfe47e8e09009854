import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archive, archiveFile } from '@/db/schema/shop/archive';
import { aPerson } from '@/db/testing/a-person';
import { aCollectionForm } from '@/db/testing/collections';
import { aDiscount } from '@/db/testing/discounts';
import { aDocument } from '@/db/testing/documents';
import { aPaidOrder } from '@/db/testing/paid-order';
import { aReview } from '@/db/testing/reviews';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPage, aProduct } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { addNote } from '@/lib/money/orders/notes/add-note';
import { sellerMoney } from '@/lib/money/payouts/queries';
import { fileStore } from '@/lib/platform/storage';
import { changeHandle } from '@/lib/shop/addresses/change-handle';
import { changeSlug } from '@/lib/shop/addresses/change-slug';
import { beginArchive } from '@/lib/shop/archives/begin-archive';
import { dropArchive } from '@/lib/shop/archives/drop-archive';
import { makeStep } from '@/lib/shop/archives/make-step';
import { piecePlace } from '@/lib/shop/archives/piece-place';
import { archiveDownload, latestArchive, piecesOf } from '@/lib/shop/archives/queries';
import { tendArchives } from '@/lib/shop/archives/tend-archives';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { writeDocument } from '@/lib/shop/catalog/write-documents';
import { addToCollection } from '@/lib/shop/collections/add-to-collection';
import { saveCollection } from '@/lib/shop/collections/save-collection';
import { openArchive } from '@/lib/shop/imports/read/open-archive';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import { createPost } from '@/lib/shop/posts/create-post';
import { addPlace } from '@/lib/shop/stock/add-place';
import { parts } from './archives';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

type Files = Map<string, string>;

async function begun(actor: PersonActor, page: Id<'page'>): Promise<Id<'archive'>> {
  const answer = await beginArchive(actor, { page });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

/** The files of an archive as they lie, once it is made. */
async function filesOf(id: Id<'archive'>): Promise<Files> {
  const rows = await ownerDb()
    .select()
    .from(archiveFile)
    .where(sql`${archiveFile.archiveId} = ${toUuid(id)}::uuid`);
  const files: Files = new Map();
  for (const file of rows) {
    const { path } = file;
    const bytes: Uint8Array[] = [];
    for await (const piece of piecesOf(id, file)) bytes.push(piece);
    files.set(path, Buffer.concat(bytes).toString('utf8'));
  }
  return files;
}

/** Where the first piece of a file lies. */
async function placeOf(id: Id<'archive'>, path: string): Promise<string> {
  const [file] = await ownerDb()
    .select()
    .from(archiveFile)
    .where(sql`${archiveFile.archiveId} = ${toUuid(id)}::uuid and ${archiveFile.path} = ${path}`);
  return piecePlace(id, path, 0, file?.tokens[0]);
}

const records = (files: Files, path: string) =>
  (files.get(path) ?? '').split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

async function made(actor: PersonActor, page: Id<'page'>): Promise<{ id: Id<'archive'>; files: Files }> {
  const id = await begun(actor, page);
  await tendArchives(parts);
  expect((await latestArchive(actor, page))?.state).toBe('ready');
  return { id, files: await filesOf(id) };
}

async function aShopToLeave() {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId, about: 'Bowls, "fine" ones' });
  const product = await aProduct(page, {
    title: '=HYPERLINK("x")',
    slug: 'a-bowl',
    variants: [{ stock: 7, sku: 'B-1' }],
  });
  return { actor, page, product };
}

describe('an archive of a shop', () => {
  it('is one ZIP whose manifest tells the truth of every file', async () => {
    const { actor, page } = await aShopToLeave();
    const { id, files } = await made(actor, page);
    const download = await archiveDownload(actor, page, id);
    const bytes: Uint8Array[] = [];
    for await (const piece of download?.pieces ?? []) bytes.push(piece);
    const zip = Buffer.concat(bytes);
    expect(zip.length).toBe(download?.bytes);
    expect(
      (
        await openArchive({
          size: zip.length,
          read: async function* (start, end) {
            yield zip.subarray(start, end);
          },
        })
      ).ok,
    ).toBe(true);
    const manifest = JSON.parse(files.get('manifest.json') ?? '');
    expect(manifest).toMatchObject({ format: 'souk-archive', version: 2 });
    const told = manifest.files.map((file: { path: string; sha256: string }) => [file.path, file.sha256]);
    const found = [...files].filter(([path]) => path !== 'manifest.json');
    expect(told.toSorted()).toEqual(
      found.map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]).toSorted(),
    );
    expect(files.get('README.txt')).toContain('متجر كامل');
    expect(files.get('products.csv')).toContain(`'=HYPERLINK`);
    expect(records(files, 'products.jsonl')).toMatchObject([
      { slug: 'a-bowl', variants: [{ sku: 'B-1', stock: 7, priceMinor: '2000' }] },
    ]);
  });

  it('names nothing by an id of ours, and is the same each time it is made', async () => {
    const { actor, page } = await aShopToLeave();
    const draft = aDocument({ title: 'Never shown', state: 'draft' });
    expect(await writeDocument(actor, page, draft, { by: 'import' })).toMatchObject({ ok: true });
    const [one, other] = [(await made(actor, page)).files, (await made(actor, page)).files];
    for (const [path, text] of one) {
      if (path === 'manifest.json') continue;
      expect([path, other.get(path)]).toEqual([path, text]);
      expect(text).not.toMatch(/(?:prd|var|med|pag|per)_[0-9a-z]{26}/);
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    }
  });

  it('is made by whoever comes next when a worker is killed between any two steps', async () => {
    const { actor, page } = await aShopToLeave();
    const whole = (await made(actor, page)).files;
    const id = await begun(actor, page);
    // Two workers at each other's heels: what both have read is noted once.
    for (let left = true; left; ) left = (await Promise.all([makeStep(id, parts), makeStep(id, parts)])).some(Boolean);
    const again = await filesOf(id);
    expect([...again.keys()].toSorted()).toEqual([...whole.keys()].toSorted());
    for (const [path, text] of whole) if (path !== 'manifest.json') expect(again.get(path)).toBe(text);
  });

  it('is for owners alone, goes when it is dropped or over, and its bytes with it', async () => {
    const { actor, page } = await aShopToLeave();
    const stranger = await aPerson();
    expect(await beginArchive(stranger, { page })).toMatchObject({ ok: false, code: 'not_found' });
    const { id } = await made(actor, page);
    expect(await archiveDownload(stranger, page, id)).toBeNull();
    expect(await latestArchive(stranger, page)).toBeNull();
    expect(await dropArchive(stranger, { page, archive: id })).toMatchObject({ ok: false, code: 'not_found' });
    const store = await fileStore();
    const place = await placeOf(id, 'page.jsonl');
    expect(await store.has(place)).toBe(true);
    await ownerDb()
      .update(archive)
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .where(sql`${archive.id} = ${toUuid(id)}::uuid`);
    expect(await archiveDownload(actor, page, id)).toBeNull();
    await tendArchives(parts);
    expect(await store.has(place)).toBe(false);
    const next = await begun(actor, page);
    expect(await beginArchive(actor, { page })).toMatchObject({ ok: false, code: 'archive_running' });
    expect(await dropArchive(actor, { page, archive: next })).toEqual({ ok: true, value: null });
    await tendArchives(parts);
    expect(await latestArchive(actor, page)).toBeNull();
  });

  it('is not made for somebody who was an owner when she asked', async () => {
    const { actor, page } = await aShopToLeave();
    const other = await aPerson();
    const id = await begun(actor, page);
    await ownerDb().execute(sql`
      insert into shop.page_member (page_id, person_id, roles) values (${toUuid(page)}::uuid, ${toUuid(other.personId)}::uuid, '{owner}')`);
    await ownerDb().execute(
      sql`update shop.page_member set roles = '{catalog}' where page_id = ${toUuid(page)}::uuid and person_id = ${toUuid(actor.personId)}::uuid`,
    );
    await tendArchives(parts);
    expect((await latestArchive(other, page))?.state).toBe('failed');
    expect(await archiveDownload(actor, page, id)).toBeNull();
  });
});

describe('everything of a shop', () => {
  it('is in it by its own names: pictures by their bytes, products by their slugs, and what leads on', async () => {
    const { actor, page, product } = await aShopToLeave();
    const photo = await sharp({ create: { width: 640, height: 800, channels: 3, background: '#784' } })
      .png()
      .toBuffer();
    const taken = [await ingestImage(actor, page, photo, { alt: 'A green one', focal: [20, 30] })];
    taken.push(await ingestImage(actor, page, photo, { alt: 'The same again' }));
    const media = taken.flatMap((one) => (one.ok ? one.value.mediaId : []));
    const [bare] = await readDocuments(actor, page, [product.id]);
    if (!bare) throw new Error('no product');
    await writeDocument(actor, page, { ...bare, media, brand: 'Cedar' }, { by: 'editor' });
    await changeSlug(actor, { page, product: product.id, words: 'Another bowl' });
    await changeHandle(actor, { page, handle: `moved-${newId('page').slice(-12)}` });
    const photos = media.slice(0, 1);
    await createPost(actor, { page, key: newId('post'), body: 'New bowls.', photos, products: [product.id] });
    const on = { kind: 'percent_items', targetKind: 'products', targets: [product.id] };
    await aDiscount(page, { code: 'BOWLS', ...on });
    const collection = aCollectionForm(page, { media: photos[0] });
    await saveCollection(actor, collection);
    await addToCollection(actor, { page, collection: collection.key, product: product.id });
    await aReview(product.id);
    await addPlace(actor, { page, key: newId('place'), name: 'Shed', address: 'Back yard 1' });
    await addPlace(actor, { page, key: newId('place'), name: 'Stall', address: '' });
    const { files } = await made(actor, page);

    const [first, second] = records(files, 'pictures.jsonl');
    const bytes = await keptPicture(taken[0]?.ok ? taken[0].value.key : '');
    const hash = createHash('sha256')
      .update(bytes ?? '')
      .digest('hex');
    expect(first).toMatchObject({ picture: `pictures/${hash}.webp`, alt: 'A green one', focal: [20, 30] });
    expect(second).toMatchObject({ picture: `pictures/${hash}-2.webp`, alt: 'The same again' });
    expect(files.has(first.picture) && files.has(second.picture)).toBe(true);
    const [bowl] = records(files, 'products.jsonl');
    expect(bowl).toMatchObject({
      slug: 'another-bowl',
      brand: 'Cedar',
      pictures: [{ file: first.picture, alt: 'A green one' }, { file: second.picture }],
    });
    expect(bowl.variants[0].places.reduce((sum: number, { stock }: { stock: number }) => sum + stock, 0)).toBe(7);
    expect(records(files, 'history.jsonl')).toMatchObject([
      { product: 'another-bowl', verb: 'editor', before: { brand: '', pictures: [] }, after: { brand: 'Cedar' } },
    ]);
    expect(records(files, 'places.jsonl')).toMatchObject([
      { place: 1, name: 'Shed' },
      { place: 2, name: 'Stall' },
    ]);
    expect(records(files, 'updates.jsonl')).toMatchObject([
      { body: 'New bowls.', pictures: [first.picture], products: ['another-bowl'] },
    ]);
    expect(records(files, 'collections.jsonl')).toMatchObject([
      { slug: 'winter', kind: 'hand', pictures: [first.picture], products: ['another-bowl'] },
    ]);
    expect(records(files, 'reviews.jsonl')).toMatchObject([{ product: 'another-bowl', stars: 4, title: 'Well made' }]);
    expect(files.get('reviews.jsonl')).not.toContain('Nadia');
    expect(records(files, 'discounts.jsonl')).toMatchObject([
      { basisPoints: 1000, targets: [{ product: 'another-bowl' }] },
    ]);
    expect(records(files, 'discount-codes.jsonl')).toMatchObject([{ discount: 1, code: 'BOWLS' }]);
    expect(records(files, 'redirects.jsonl')).toMatchObject([
      { kind: 'page' },
      { kind: 'product', from: 'a-bowl', to: 'another-bowl' },
    ]);
    expect(records(files, 'page.jsonl')).toMatchObject([{ about: 'Bowls, "fine" ones', deliveryCountries: ['US'] }]);
  });

  it('comes whole where there is more of it than one step takes', async () => {
    const actor = await aPerson();
    const { id: page } = await aPage({ owner: actor.personId });
    for (let at = 0; at < 120; at += 1) await aProduct(page, { slug: `bowl-${String(at).padStart(3, '0')}` });
    const { files } = await made(actor, page);
    const slugs = records(files, 'products.jsonl').map(({ slug }) => slug);
    expect(slugs).toEqual(Array.from({ length: 120 }, (_, at) => `bowl-${String(at).padStart(3, '0')}`));
    expect(files.get('products.csv')?.split('\r\n')).toHaveLength(122);
  });
});

describe('what was sold', () => {
  it('is told as its seller sees it: lines and sums, the buyer in a file of her own, and how it was paid nowhere', async () => {
    const { orderId, seller, buyer } = await aPaidOrder();
    const [sold] = await ownerDb().execute<{ page: string }>(
      sql`select page_id as page from money."order" where id = ${toUuid(orderId)}::uuid`,
    );
    const pageId = fromUuid('page', sold?.page ?? '');
    await addNote(seller, { orderId, words: 'Rings twice', key: 'note-of-the-archive-1' });
    const { files } = await made(seller, pageId);
    const [order] = records(files, 'orders.jsonl');
    expect(order).toMatchObject({ order: orderId, state: 'paid', total: { currency: 'USD', minor: '4620' } });
    expect(order.lines.length).toBeGreaterThan(0);
    const [about] = records(files, 'buyers.jsonl');
    expect(about.shipTo.name).toBeTruthy();
    expect(files.get('orders.jsonl')).not.toContain(about.shipTo.name);
    const all = [...files.values()].join('\n');
    for (const secret of [buyer.email, 'pm_', 'pi_', '4242', 'visa']) expect(all).not.toContain(secret);
    const postings = records(files, 'ledger.jsonl');
    const sum = postings.reduce(
      (total, { side, minor }) => total + (side === 'credit' ? BigInt(minor) : -BigInt(minor)),
      0n,
    );
    expect(postings.at(-1).balance).toBe(String(sum));
    expect((await sellerMoney(seller, pageId))?.dueTotals).toMatchObject([{ amount: sum, currency: 'USD' }]);
    expect(files.get('ledger.csv')).toMatch(/^at,kind,order,currency,amount,balance\r\n.*,46\.20,46\.20\r\n$/);
  });
});
