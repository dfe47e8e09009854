/** The editor of a product, for tests: its owner, and its form as the screen would send it. */
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { UpdateProduct } from '@/lib/shop/catalog/schema';
import { updateProduct } from '@/lib/shop/catalog/update-product';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { aPage, aProduct } from './shop';
import { aPerson } from './world';

type Given = Parameters<typeof aProduct>[1];
export type Editor = { owner: PersonActor; page: Id<'page'>; product: Id<'product'>; media: Id<'media'>[] };

/** A product of three sizes. */
export const sizes = {
  options: [{ name: 'Size', values: ['S', 'M', 'L'] }],
  variants: [
    { values: ['S'], sku: 'B-S' },
    { values: ['M'], sku: 'B-M' },
    { values: ['L'], sku: 'B-L' },
  ],
} satisfies Given;

/** The editor of a new product on a page of its own. */
export async function anEditor(given: Given = {}): Promise<Editor> {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId });
  const made = await aProduct(page.id, given);
  return { owner, page: page.id, product: made.id, media: made.media };
}

/** The product as its owner reads it now. */
export async function read(editor: Editor) {
  const found = await productForOwner(editor.owner, editor.page, editor.product);
  if (!found) throw new Error('no product');
  return found;
}

/** The form as the screen would send it: everything as it is, with what somebody typed over it. */
export async function form(editor: Editor, typed: Record<string, string> = {}, without: string[] = []) {
  const now = await read(editor);
  const fields: Record<string, string> = {
    ...{ page: editor.page, product: editor.product, seen: String(now.seen), title: now.title },
    ...{ description: now.description, category: now.category },
  };
  if (now.drop) fields.drop = 'on';
  const { tags, ...details } = now.details;
  Object.assign(fields, details, { tags: tags.join(', ') });
  if (now.state !== 'archived') fields.archiveAt = now.archiveAt?.toISOString().slice(0, -1) ?? '';
  if (now.state === 'draft') fields.publishAt = now.publishAt?.toISOString().slice(0, -1) ?? '';
  for (const [place, option] of now.options.entries()) {
    fields[`options.${place}.name`] = option.name;
    fields[`options.${place}.values`] = option.values.join(', ');
    fields[`options.${place}.was`] = String(place);
  }
  for (const [place, row] of now.variants.entries()) {
    const stock = String(row.stock);
    const cells = {
      id: row.id,
      values: '',
      offered: 'on',
      price: cents(row.priceMinor),
      compareAt: cents(row.compareAtMinor),
      gtin: row.gtin,
      weight: row.weightGrams === null ? '' : String(row.weightGrams),
      sku: row.sku,
      stock,
      stockWas: stock,
      media: row.mediaId ?? '',
    };
    for (const [name, value] of Object.entries(cells)) fields[`rows.${place}.${name}`] = value;
  }
  Object.assign(fields, typed);
  for (const name of without) delete fields[name];
  return fields;
}

function cents(minor: bigint | null): string {
  return minor === null ? '' : `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
}

/** Sends the form. */
export async function save(editor: Editor, typed: Record<string, string> = {}, without: string[] = []) {
  return updateProduct(editor.owner, UpdateProduct.parse(await form(editor, typed, without)));
}

/** The variants in a line each: values, SKU, price in minor units, stock. */
export async function summary(editor: Editor): Promise<string[]> {
  return (await read(editor)).variants.map(
    (row) => `${row.values.join('/')} ${row.sku} ${row.priceMinor} ${row.stock}`,
  );
}
