import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import type { Id } from '@/lib/kernel/ids';
import { ok } from '@/lib/kernel/result';
import { documentHash, documentText, type ProductDocument } from '@/lib/shop/catalog/product-document';
import { documentsOf } from '@/lib/shop/catalog/read-documents';
import { writeDocumentsIn } from '@/lib/shop/catalog/write-documents';
import { photosMax } from '@/lib/shop/drafts/model';
import { changePageFor } from '@/lib/shop/ownership/change-page';
import { bringPicture, type PictureProblem } from './bring-picture';
import { leaseUntil } from './lease';
import { isOfPicture } from './missing-pictures';
import type { ReadProblem, ReadProduct } from './model';
import type { ImportFile } from './open-file';
import type { Rule } from './rules';

/** Products whose pictures are brought together. */
const batch = 8;

type Import = typeof catalogueImport.$inferSelect;
type Item = Pick<
  typeof importItem.$inferSelect,
  'no' | 'read' | 'productId' | 'problems' | 'before' | 'after' | 'outcome'
>;
type Brought = { readonly ids: ReadonlyMap<string, Id<'media'>>; readonly problems: readonly ReadProblem[] };

/**
 * Brings the pictures of the next products that an import has written, and puts them to their products. A picture that does not come is
 * a remark, never the end of its product. Answers whether anything is left.
 */
export async function pictureBatch(one: Import, file: Pick<ImportFile, 'picture'>): Promise<boolean> {
  const { no, read, productId, problems, before, after, outcome } = importItem;
  const items = await shopDb()
    .select({ no, read, productId, problems, before, after, outcome })
    .from(importItem)
    .where(and(eq(importItem.importId, one.id), eq(importItem.state, 'applied'), eq(importItem.pictured, false)))
    .orderBy(asc(importItem.no))
    .limit(batch);
  if (items.length === 0) return false;
  const wanting = items.filter((item) => item.productId !== null && picturesOf(item).length > 0);
  const brought = await bringAll(one, wanting, file);
  await shopDb().update(catalogueImport).set({ leasedUntil: leaseUntil }).where(eq(catalogueImport.id, one.id));
  const put = await changePageFor(one.personId, one.pageId, 'change_catalog', async (transaction, owned) => {
    const ids = wanting.flatMap((item) => item.productId ?? []);
    const documents = new Map((await documentsOf(transaction, one.pageId, ids)).map((each) => [each.id, each]));
    for (const item of wanting) {
      const [document, came] = [item.productId && documents.get(item.productId), brought.get(item.no)];
      if (!document || !came) continue;
      const pictured = withPictures(document, item.read as ReadProduct, came.ids);
      const [written] = await writeDocumentsIn(transaction, owned, [{ document: pictured }], { by: 'import' });
      const isMine = item.after === documentHash(document);
      const changed = written?.ok && written.value.outcome !== 'same';
      await transaction
        .update(importItem)
        .set({
          problems: [...problemsOf(item).filter((one) => !isOfPicture(one)), ...came.problems],
          // What somebody changed in between is hers: undoing leaves it, pictures and all.
          ...(changed && isMine && { after: written.value.hash }),
          ...(changed &&
            item.outcome === 'unchanged' && {
              outcome: 'updated',
              before: JSON.parse(documentText(document)),
              after: written.value.hash,
            }),
        })
        .where(and(eq(importItem.importId, one.id), eq(importItem.no, item.no)));
    }
    await transaction
      .update(importItem)
      .set({ pictured: true })
      .where(
        and(
          eq(importItem.importId, one.id),
          inArray(
            importItem.no,
            items.map((item) => item.no),
          ),
        ),
      );
    return ok(true);
  });
  return put.ok;
}

/** Its pictures; where it was asked for them before, those that did not come then. */
function picturesOf(item: Item): { source: string; alt: string; line: number }[] {
  const { pictures = [], variants } = item.read as ReadProduct;
  const own = variants.flatMap(({ picture, line }) => (picture ? [{ source: picture, alt: '', line }] : []));
  const all = [...new Map([...own, ...pictures].map((each) => [each.source, each])).values()].slice(0, photosMax);
  const missed = new Set(problemsOf(item).flatMap((one) => (isOfPicture(one) ? [one.found] : [])));
  return missed.size === 0 ? all : all.filter(({ source }) => missed.has(shownSource(source)));
}

const problemsOf = ({ problems }: Pick<Item, 'problems'>) => problems as ReadProblem[];
/** As much of an address as a remark holds. */
const shownSource = (source: string) => source.slice(0, 200);

async function bringAll(
  one: Import,
  items: readonly Item[],
  file: Pick<ImportFile, 'picture'>,
): Promise<Map<number, Brought>> {
  const brought = new Map<number, Brought>();
  await Promise.all(items.map(async (item) => brought.set(item.no, await bringOf(one, item, file))));
  return brought;
}

async function bringOf(one: Import, item: Item, file: Parameters<typeof bringPicture>[2]): Promise<Brought> {
  const ids = new Map<string, Id<'media'>>();
  const problems: ReadProblem[] = [];
  for (const picture of picturesOf(item)) {
    const came = await bringPicture(one.pageId, picture, file);
    if (came.ok) ids.set(picture.source, came.value);
    else
      problems.push({
        kind: 'warning',
        line: picture.line,
        field: 'picture',
        rule: pictureRules[came.code],
        found: shownSource(picture.source),
      });
  }
  return { ids, problems };
}

/** The rule that a picture breaks which does not come. */
const pictureRules: Readonly<Record<PictureProblem, Rule>> = {
  ...{ address_bad: 'picture_address', address_private: 'picture_private', picture_missing: 'picture_missing' },
  ...{ unreachable: 'picture_unreachable', slow: 'picture_unreachable', not_there: 'picture_unreachable' },
  site_refuses: 'picture_unreachable',
  ...{ too_large: 'picture_large', file_too_big: 'picture_large', too_many_pixels: 'picture_large' },
  ...{
    wrong_type: 'picture_none',
    not_an_image: 'picture_none',
    broken_image: 'picture_none',
    file_empty: 'picture_none',
  },
  ...{ storage_full: 'picture_full', busy: 'picture_busy' },
};

/** The file's pictures in its order, then those it does not name; each variant with the one that is called its own. */
function withPictures(
  document: ProductDocument,
  read: ReadProduct,
  ids: ReadonlyMap<string, Id<'media'>>,
): ProductDocument {
  const named = (read.pictures ?? []).flatMap(({ source }) => ids.get(source) ?? []);
  const media = [...new Set([...named, ...ids.values(), ...document.media])].slice(0, photosMax);
  const byValues = new Map(read.variants.map((one) => [JSON.stringify(one.values), one]));
  const variants = document.variants.map((variant) => {
    const source = byValues.get(JSON.stringify(variant.values))?.picture;
    const own = source ? ids.get(source) : undefined;
    return own && media.includes(own) ? { ...variant, media: own } : variant;
  });
  return { ...document, media, variants };
}
