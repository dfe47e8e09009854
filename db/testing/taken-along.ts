/** Shops that leave and come back, for tests of archives. */
import { createHash, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { deliveryRate, deliveryZone } from '@/db/schema/shop/delivery';
import { design } from '@/db/schema/shop/design';
import { discount, discountCode } from '@/db/schema/shop/discount';
import { page as pageTable } from '@/db/schema/shop/page';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { changeHandle } from '@/lib/shop/addresses/change-handle';
import { changeSlug } from '@/lib/shop/addresses/change-slug';
import { beginArchive } from '@/lib/shop/archives/begin-archive';
import { archiveDownload } from '@/lib/shop/archives/queries';
import { tendArchives } from '@/lib/shop/archives/tend-archives';
import { archiveProducts } from '@/lib/shop/catalog/archive-products';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { writeDocument } from '@/lib/shop/catalog/write-documents';
import { pieceBytes as pieceLength } from '@/lib/shop/files/model';
import { takeWholeFile } from '@/lib/shop/files/take-whole-file';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { createPost } from '@/lib/shop/posts/create-post';
import { wallClock } from '@/lib/shop/posts/model';
import { beginRestore } from '@/lib/shop/restores/begin-restore';
import { pieceBytes } from '@/lib/shop/restores/model';
import { receivePiece } from '@/lib/shop/restores/receive-piece';
import { addPlace } from '@/lib/shop/stock/add-place';
import { describeVideo } from '@/lib/shop/videos/describe-video';
import { parts } from '@/worker/archives';
import { aPerson } from './a-person';
import { aDiscount } from './discounts';
import { aDocument, aVariantDocument } from './documents';
import { aMarket } from './markets';
import { aPage } from './shop';
import { aKeptVideo } from './videos';
import { ownerDb } from './world';

/** An owner, and a page of hers that has nothing yet. */
export async function anEmptyPage(): Promise<{ actor: PersonActor; page: Id<'page'> }> {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId, shopOpen: false, name: 'New', about: '' });
  return { actor, page };
}

async function aPhoto(actor: PersonActor, page: Id<'page'>, alt: string, background: string): Promise<Id<'media'>> {
  const bytes = await sharp({ create: { width: 320, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
  const taken = await ingestImage(actor, page, bytes, { alt, focal: [20, 70] });
  if (!taken.ok) throw new Error(taken.code);
  return taken.value.mediaId;
}

/** A video with captions and a poster on a product, and one that is still to be told. */
async function tellVideo(
  actor: PersonActor,
  to: { page: Id<'page'>; product: Id<'product'> },
  poster: Id<'media'>,
): Promise<void> {
  const { video } = await aKeptVideo(actor, to);
  await aKeptVideo(actor, to, 'webm');
  const captions = new File(['WEBVTT\n\n00:00.000 --> 00:01.000\nمرحبًا\n'], 'said.vtt');
  const said = {
    alt: 'The bowl turns',
    captions,
    captionsLanguage: 'ar' as const,
    dropCaptions: false,
    noSpeech: false,
  };
  const told = await describeVideo(actor, { page: to.page, video, poster, ...said });
  if (!told.ok) throw new Error(told.code);
}

/** A shop with something of everything that an archive holds, orders and postings apart. */
export async function aWholeShop(): Promise<{ actor: PersonActor; page: Id<'page'>; handle: string }> {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId, name: 'Cedar & Co', about: 'Bowls, "fine" ones' });
  const [face, side, story] = [
    await aPhoto(actor, page, 'A plum bowl', '#847'),
    await aPhoto(actor, page, 'سلطانية خضراء', '#484'),
    await aPhoto(actor, page, 'The workshop', '#448'),
  ];
  for (const name of ['Shed', 'Stall']) await addPlace(actor, { page, key: newId('place'), name, address: 'Yard 1' });
  // The later one comes first by its name.
  const south = await aMarket(actor, page, ['AE', 'SA'], { name: 'South', change: '12,5' });
  const north = await aMarket(actor, page, ['NO'], { name: 'North', rounding: 'tens' });
  const bowl = aDocument({
    ...{ title: 'Plum bowl', description: 'Thrown by hand.\n\nFired twice.', brand: 'Cedar', tags: ['bowl', 'plum'] },
    ...{ material: 'Stoneware', externalId: 'B-7', hsCode: '691200', originCountry: 'LB', media: [side, face] },
    options: [{ name: 'Size', values: ['Small', 'Large'] }],
    notIn: [north],
    variants: [
      aVariantDocument({
        ...{ values: ['Large'], sku: 'P-L', priceMinor: 2_550n, compareAtMinor: 3_000n, stock: 0 },
        markets: [
          { market: south, priceMinor: 2_700n, compareAtMinor: null },
          { market: north, priceMinor: 2_900n, compareAtMinor: 3_100n },
        ],
      }),
      aVariantDocument({ values: ['Small'], sku: 'P-S', stock: 7, weightGrams: 400, media: face }),
    ],
  });
  const rest = [
    aDocument({ title: 'Plum bowl', description: 'Another of that name' }),
    aDocument({ title: 'سلطانية', language: 'ar', state: 'draft' }),
    aDocument({ title: 'Soon', state: 'draft', publishAt: new Date(Date.now() + 86_400_000).toISOString() }),
    aDocument({ title: 'Old vase' }),
    aDocument({ title: 'For very many', drop: true }),
  ];
  for (const document of [bowl, ...rest]) {
    const written = await writeDocument(actor, page, document, { by: 'editor' });
    if (!written.ok) throw new Error(written.code);
  }
  await aPattern(actor, page);
  await tellVideo(actor, { page, product: bowl.id }, side);
  await changeSlug(actor, { page, product: bowl.id, words: 'The plum one' });
  const [now] = await readDocuments(actor, page, [bowl.id]);
  if (now) await writeDocument(actor, page, { ...now, brand: 'Cedar & Co', media: [face, side] }, { by: 'grid' });
  const vase = rest[3];
  if (vase) await archiveProducts(actor, { page, products: [vase.id] });
  const [, small] = now?.variants ?? [];
  if (small)
    await ownerDb().execute(sql`
      select shop.move_stock(${toUuid(small.id)}::uuid, f.id, t.id, 3, '') from shop.place f, shop.place t
      where f.page_id = ${toUuid(page)}::uuid and f.name = 'Shed' and t.page_id = f.page_id and t.name = 'Stall'`);
  const tags = [{ photo: side, product: bowl.id, x: 30, y: 64 }];
  await createPost(actor, { page, key: newId('post'), body: 'New bowls.', photos: [side], products: [bowl.id], tags });
  const soon = { as: 'schedule', publishAt: wallClock(new Date(Date.now() + 7 * 86_400_000), 'UTC') } as const;
  for (const [body, when] of [
    ['Winter opening', soon],
    ['Half a thought', { as: 'draft' } as const],
  ] as const)
    await createPost(actor, { page, key: newId('post'), body, photos: [], products: [], ...when });
  const closed = newId('post');
  await createPost(actor, { page, key: closed, body: 'Closed on Friday.', photos: [], products: [] });
  await aKeptVideo(actor, { page, post: closed }, 'webm');
  await aDiscount(page, {
    title: 'Plums',
    kind: 'percent_items',
    targetKind: 'products',
    targets: [bowl.id],
    usesMax: 9,
  });
  const code = await aDiscount(page, { title: 'Friends', code: 'FRIENDS', codeUsesMax: 5, state: 'paused' });
  await ownerDb().update(discount).set({ uses: 3, givenMinor: 900n }).where(eq(discount.id, code));
  await ownerDb().update(discountCode).set({ uses: 3 }).where(eq(discountCode.discountId, code));
  await aLook(page, bowl.id, story);
  await settings(page, face);
  const handle = `cedar-${newId('page').slice(-12)}`;
  await changeHandle(actor, { page, handle });
  return { actor, page, handle };
}

/** Something that is delivered as two files, one of them for the buyers of a variant alone, and longer than a piece. */
async function aPattern(actor: PersonActor, page: Id<'page'>): Promise<void> {
  const pattern = aDocument({
    ...{ title: 'Pattern to print', asFiles: true, state: 'draft' },
    options: [{ name: 'Size', values: ['A4', 'A0'] }],
    variants: [aVariantDocument({ values: ['A4'], sku: 'D-4' }), aVariantDocument({ values: ['A0'], sku: 'D-0' })],
  });
  const [, large] = pattern.variants;
  await writeDocument(actor, page, pattern, { by: 'editor' });
  for (const [name, variant, bytes] of [
    ['pattern.pdf', null, randomBytes(900)],
    ['pattern "A0".pdf', large?.id ?? null, randomBytes(pieceLength + 7)],
  ] as const) {
    const about = { page, product: pattern.id, variant, newer: null, modified: '1', name, bytes: bytes.length };
    const sent = await takeWholeFile(actor, about, bytes);
    if (!sent.ok) throw new Error(sent.code);
  }
  const written = await writeDocument(actor, page, { ...pattern, state: 'published' }, { by: 'editor' });
  if (!written.ok) throw new Error(written.code);
}

async function aLook(page: Id<'page'>, product: Id<'product'>, picture: Id<'media'>): Promise<void> {
  const words = { en: 'Hands', ar: 'أيدٍ' };
  const document = {
    theme: { ground: 'ffffff', ink: '111111', accent: '8a2b52', type: 'classic' },
    hero: { media: picture, focalX: 40, focalY: 60, title: words, button: words },
    sections: [
      { kind: 'featured', title: words, text: words, items: [product] },
      { kind: 'gallery', title: words, text: words, items: [picture] },
    ],
  };
  await ownerDb()
    .insert(design)
    .values({ id: newId('design'), pageId: page, document, publishedAt: new Date() });
  const draft = { ...document, sections: [] };
  await ownerDb()
    .insert(design)
    .values({ id: newId('design'), pageId: page, document: draft });
}

async function settings(page: Id<'page'>, logo: Id<'media'>): Promise<void> {
  const zoneId = newId('zone');
  await ownerDb()
    .insert(deliveryZone)
    .values({ id: zoneId, pageId: page, position: 0, name: 'West', areas: ['US-CA', 'US:97'] });
  await ownerDb()
    .insert(deliveryRate)
    .values({
      ...{ zoneId, position: 0, pageId: page, name: 'Post', currency: 'USD', basis: 'weight' },
      ...{ bandFrom: [0n, 500n], bandMinor: [500n, 900n], most: 9_000n, freeFromMinor: 10_000n },
      ...{ processingDays: 1, transitMin: 2, transitMax: 4 },
    });
  await ownerDb()
    .update(pageTable)
    .set({
      ...{ logoMediaId: logo, languages: ['en', 'ar'], taxPlaces: ['US-CA'], returnDays: 30, returnWays: ['shop'] },
      ...{ legalName: 'Cedar LLC', returnsText: 'Within a month.', lowStock: 4, restockingBasisPoints: 500 },
    })
    .where(eq(pageTable.id, page));
}

/** The archive of a page, as it is downloaded. */
export async function takenAlong(actor: PersonActor, page: Id<'page'>): Promise<Buffer> {
  const begun = await beginArchive(actor, { page });
  if (!begun.ok) throw new Error(begun.code);
  await tendArchives(parts);
  const bytes: Uint8Array[] = [];
  for await (const piece of (await archiveDownload(actor, page, begun.value))?.pieces ?? []) bytes.push(piece);
  return Buffer.concat(bytes);
}

/** The files of an archive that was never packed: stored as they are, one behind the other. */
export function filesIn(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [name, extra] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    const length = Number(zip.readBigUInt64LE(at + 30 + name + 4));
    files.set(zip.toString('utf8', at + 30, at + 30 + name), zip.subarray(start, start + length));
    at = start + length;
  }
  return files;
}

/** The SHA-256 of bytes. */
export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends an archive to a page, piece by piece, up to where it waits to be checked. */
export async function sentTo(
  { actor, page }: { actor: PersonActor; page: Id<'page'> },
  zip: Buffer,
): Promise<Id<'restore'>> {
  const begun = await beginRestore(actor, { page, name: 'shop.zip', bytes: zip.length });
  if (!begun.ok) throw new Error(begun.code);
  for (let at = begun.value.received; at < zip.length; at += pieceBytes) {
    const piece = zip.subarray(at, at + pieceBytes);
    const received = await receivePiece(actor, { page, restore: begun.value.id, at }, piece);
    if (!received.ok) throw new Error(received.code);
  }
  return begun.value.id;
}

/**
 * All that may differ between the archive of a shop and that of the page it came back to: when and of which page it was made, the
 * address of the page where its own is in use, the day the page was made on, and what is about buyers.
 */
export function compared(zip: Buffer): Map<string, string> {
  const files = filesIn(zip);
  for (const path of ['manifest.json', 'buyers.jsonl', 'buyers.csv']) files.delete(path);
  const told = [...files].map(([path, bytes]): [string, string] => {
    const text = /^(?:pictures|videos)\//.test(path) ? sha256Of(bytes) : bytes.toString('utf8');
    if (path === 'page.jsonl') return [path, text.replace(/"(handle|createdAt)":"[^"]*"/g, '"$1":""')];
    return [path, path === 'redirects.jsonl' ? text.replace(/^\{[^\n]*"kind":\s*"page"[^\n]*\n/gm, '') : text];
  });
  return new Map(told);
}
