import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { importItem } from '@/db/schema/shop/import';
import { media, page as pageTable } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { aPerson } from '@/db/testing/a-person';
import { aDocument, aVariantDocument } from '@/db/testing/documents';
import { aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { beginArchive } from '@/lib/shop/archives/begin-archive';
import { archiveDownload } from '@/lib/shop/archives/queries';
import { tendArchives } from '@/lib/shop/archives/tend-archives';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { writeDocument } from '@/lib/shop/catalog/write-documents';
import { beginImport } from '@/lib/shop/imports/begin-import';
import { importOf } from '@/lib/shop/imports/queries';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { tendImports } from '@/lib/shop/imports/tend-imports';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { parts } from './archives';

async function anOwner() {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  return { actor, page };
}

async function takenAlong(actor: PersonActor, page: Id<'page'>): Promise<Buffer> {
  const begun = await beginArchive(actor, { page });
  if (!begun.ok) throw new Error(begun.code);
  await tendArchives(parts);
  const bytes: Uint8Array[] = [];
  for await (const piece of (await archiveDownload(actor, page, begun.value))?.pieces ?? []) bytes.push(piece);
  return Buffer.concat(bytes);
}

/** All that a page sells, as it is sold: without what is anew wherever it stands. */
async function soldOn(actor: PersonActor, page: Id<'page'>): Promise<unknown[]> {
  const rows = await ownerDb()
    .select({ id: product.id, slug: product.slug })
    .from(product)
    .where(eq(product.pageId, page))
    .orderBy(product.slug);
  const pictures = await ownerDb().select().from(media).where(eq(media.pageId, page));
  const said = (id: string | null) => pictures.find((one) => one.id === id)?.alt ?? null;
  const documents = await readDocuments(
    actor,
    page,
    rows.map(({ id }) => id),
  );
  return documents.map(({ id: _, media: shown, variants, externalId, ...rest }, at) => ({
    // What has no number of another system has its name in the archive for one: by that it is known again.
    known: /^draft:/.test(externalId) ? '' : externalId,
    slug: rest.state === 'draft' ? '' : rows[at]?.slug,
    ...rest,
    pictures: shown.map(said),
    variants: variants.map(({ id: __, media: own, ...variant }) => ({ ...variant, picture: said(own) })),
  }));
}

it('comes back on another page: what is sold is the same, with its pictures; twice changes nothing, and undone is as before', async () => {
  const { actor, page } = await anOwner();
  const photo = await sharp({ create: { width: 640, height: 800, channels: 3, background: '#847' } })
    .png()
    .toBuffer();
  const taken = await ingestImage(actor, page, photo, { alt: 'A plum one' });
  if (!taken.ok) throw new Error(taken.code);
  const shown = taken.value.mediaId;
  const bowl = aDocument({
    ...{ title: 'Plum bowl', description: 'Thrown by hand.\n\nFired twice.', brand: 'Cedar', tags: ['bowl', 'plum'] },
    ...{ material: 'Stoneware', externalId: 'B-7', hsCode: '691200', originCountry: 'LB', media: [shown] },
    options: [{ name: 'Size', values: ['Small', 'Large'] }],
    variants: [
      aVariantDocument({ values: ['Small'], sku: 'P-S', stock: 3, weightGrams: 400, media: shown }),
      aVariantDocument({ values: ['Large'], sku: 'P-L', priceMinor: 2_550n, compareAtMinor: 3_000n, stock: 0 }),
    ],
  });
  for (const document of [bowl, aDocument({ title: 'سلطانية', language: 'ar', state: 'draft' })])
    expect(await writeDocument(actor, page, document, { by: 'editor' })).toMatchObject({ ok: true });
  const zip = await takenAlong(actor, page);

  const other = await anOwner();
  await ownerDb()
    .update(pageTable)
    .set({ languages: ['en', 'ar'] })
    .where(eq(pageTable.id, other.page));
  const brought = async () => {
    const begun = await beginImport(other.actor, {
      ...{ page: other.page, name: 'a.zip', wishes: { newState: 'published' }, bytes: zip },
    });
    if (!begun.ok) throw new Error(begun.code);
    await tendImports();
    const found = await importOf(other.actor, other.page, begun.value);
    expect(found?.view.dialect).toBe('souk');
    return { id: begun.value, tally: found?.tally };
  };
  const run = async (id: Id<'import'>, to: 'run' | 'undo') => {
    expect(await steerImport(other.actor, { page: other.page, import: id, to })).toMatchObject({ ok: true });
    await tendImports();
  };
  const first = await brought();
  expect(first.tally).toMatchObject({ created: { items: 2 }, refused: { items: 0 } });
  expect(await soldOn(other.actor, other.page)).toEqual([]);
  await run(first.id, 'run');
  expect(await soldOn(other.actor, other.page)).toEqual(await soldOn(actor, page));
  expect(
    (await ownerDb().select().from(importItem).where(eq(importItem.importId, first.id))).map(
      ({ problems }) => problems,
    ),
  ).toEqual([[], []]);
  const again = await brought();
  expect(again.tally).toMatchObject({ created: { items: 0 }, updated: { items: 0 }, unchanged: { items: 2 } });
  await steerImport(other.actor, { page: other.page, import: again.id, to: 'drop' });
  await run(first.id, 'undo');
  expect(await soldOn(other.actor, other.page)).toEqual([]);
});
