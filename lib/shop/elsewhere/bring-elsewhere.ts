import 'server-only';
import { eq } from 'drizzle-orm';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { tableText } from '@/lib/shop/exports/write-table';
import { type BeginImportCode, beginImport } from '@/lib/shop/imports/begin-import';
import { bringPicture } from '@/lib/shop/imports/bring-picture';
import { changePage } from '@/lib/shop/ownership/change-page';
import { type FindElsewhereCode, findElsewhere } from './find-elsewhere';
import type { FoundPage, FoundProduct } from './model';
import type { BringElsewhere } from './schema';

/** What was taken over: parts of the page, whether its logo came, and the import that shows its products before it writes them. */
export type Brought = { readonly changed: number; readonly logoCame: boolean; readonly import: Id<'import'> | null };

/** Why nothing was taken over. */
export type BringElsewhereCode = FindElsewhereCode | BeginImportCode | 'nothing_chosen';

/**
 * Takes over what an owner ticked of a page elsewhere, which is looked at again: name and about at once, the logo by its address, products as
 * a catalogue that she sees before anything of it is written, and can take back whole. Repeated, it finds the same products again. Refuses
 * what looking refuses, what a catalogue is refused for, `nothing_chosen`; a logo that does not come changes nothing.
 */
export async function bringElsewhere(
  actor: Actor,
  input: BringElsewhere,
  fetcher: typeof fetchElsewhere = fetchElsewhere,
): Promise<Result<Brought, BringElsewhereCode>> {
  const looked = await findElsewhere(actor, input, fetcher);
  if (!looked.ok) return looked;
  const { found, address } = looked.value;
  const products = found.products.filter(({ id }) => input.products.includes(id));
  const said = {
    ...(input.name && found.name !== '' && { name: found.name }),
    ...(input.about && found.about !== '' && { about: found.about }),
  };
  const logo = input.logo && found.logo !== '' ? await logoOf(input.page, found) : null;
  const face = { ...said, ...(logo && { logoMediaId: logo }) };
  if (Object.keys(face).length === 0 && products.length === 0 && !input.logo) return refuse('nothing_chosen');
  const begun = products.length === 0 ? null : await beginImport(actor, catalogueOf(input.page, address, products));
  if (begun && !begun.ok) return begun;
  if (Object.keys(face).length > 0) {
    const changed = await changePage<null, never>(actor, input.page, 'change_page', async (transaction, owned) => {
      await transaction.update(page).set(face).where(eq(page.id, owned.id));
      return ok(null);
    });
    if (!changed.ok) return changed;
  }
  return ok({ changed: Object.keys(face).length, logoCame: logo !== null, import: begun?.value ?? null });
}

async function logoOf(pageId: Id<'page'>, { logo }: FoundPage): Promise<Id<'media'> | null> {
  const came = await bringPicture(pageId, { source: logo, alt: '' }, { picture: async () => null });
  return came.ok ? came.value : null;
}

const columns = [
  'id',
  'title',
  'description',
  'availability',
  'condition',
  'price',
  'link',
  'image_link',
  'brand',
  'gtin',
];

function catalogueOf(pageId: Id<'page'>, address: string, products: readonly FoundProduct[]) {
  const rows = products.map(({ inStock, picture, ...product }) => ({
    ...product,
    ...{ availability: inStock ? 'in stock' : 'out of stock', condition: 'new', image_link: picture },
  }));
  return {
    page: pageId,
    name: `${new URL(address).hostname}.csv`,
    wishes: { dialect: 'meta_csv' as const, newState: 'draft' as const },
    bytes: new TextEncoder().encode(`${columns.join(',')}\r\n${tableText(columns, rows, ',')}`),
  };
}
