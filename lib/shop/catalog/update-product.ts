import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { product, variant } from '@/db/schema/shop/product';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type EditedOption, languageOf, type OptionProblem, optionProblem } from '@/lib/shop/drafts/model';
import { noLimit } from '@/lib/shop/files/model';
import { lacksFiles } from '@/lib/shop/files/queries';
import { changePage, type OwnedPage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import { placeOf } from '@/lib/shop/taxonomy/tree';
import { withHistory } from './record-changes';
import type { UpdateProduct } from './schema';
import { type SetVariantsRefusal, setVariants } from './set-variants';

/** Why a product was not saved; nothing of it is saved then. */
export type UpdateProductRefusal =
  | 'not_allowed'
  | 'not_found'
  | 'changed_elsewhere'
  | 'title_required'
  | 'files_required'
  | 'publish_at_past'
  | 'archive_at_past'
  | 'archive_at_early'
  | OptionProblem['code']
  | SetVariantsRefusal;

/**
 * Saves a product as its editor shows it: words, options, and the grid of variants. Photos have their own
 * verb. Answers the moment of this change, which the next save must name as seen.
 * What is delivered as files from now on has no limit of units; `files_required` when it is public and has none.
 * Refusals: `changed_elsewhere` (somebody saved since; `overwrite` lets this one win), `title_required` (it
 * is public), `publish_at_past`, `archive_at_past`, `archive_at_early` (not after it comes), the faults of options at `options.<n>.name|values`, those of `setVariants`, `not_found`.
 */
export async function updateProduct(
  actor: Actor,
  input: UpdateProduct,
): Promise<Result<{ seen: number }, UpdateProductRefusal>> {
  return changePage(actor, input.page, 'change_catalog', (transaction, owned) =>
    withHistory(transaction, owned, 'editor', [input.product], async () => {
      const before = await readProduct(transaction, owned, input.product);
      if (before === null) return refuse('not_found');
      if (before.updatedAt.getTime() !== input.seen && !input.overwrite) return refuse('changed_elsewhere');
      const open = before.state === 'published' || input.publish;
      if (open && input.title === '') return refuse('title_required', 'title');
      const moments = momentsOf(input, before);
      const untimely = momentFault(moments, before);
      if (untimely !== null) return untimely;
      const slots = optionSlots(input);
      const options = slots.map((slot) => slot.option);
      const problem = optionProblem(options);
      if (problem !== null) return refuse(problem.code, optionField(problem, slots));
      const varied = await setVariants(
        transaction,
        owned,
        { ...before, open, drop: input.drop, asFiles: before.asFiles },
        options,
        input.rows,
      );
      if (!varied.ok) return varied;
      const asFiles = input.deliveredAs === undefined ? before.asFiles : input.deliveredAs === 'files';
      if (asFiles !== before.asFiles) await switchDelivery(transaction, input.product, asFiles);
      const seen = await writeProduct(transaction, owned, input, options, moments);
      const isBare = open && (await lacksFiles(transaction, [input.product])).has(input.product);
      if (isBare) return refuse('files_required', 'deliveredAs');
      await audit(transaction, actor, 'product.update', input.product);
      return ok({ seen });
    }),
  );
}

type Before = NonNullable<Awaited<ReturnType<typeof readProduct>>>;

type Moments = Pick<Before, 'publishAt' | 'archiveAt'>;

/**
 * When the product comes and goes by itself. Only a draft may come, and one that goes on sale now needs no moment; only what is
 * archived already cannot go.
 */
function momentsOf(input: UpdateProduct, before: Before): Moments {
  const comes = before.state === 'draft' && !input.publish;
  const goes = before.state !== 'archived' || input.publish;
  return {
    publishAt: comes ? typedMoment(input.publishAt, input.publishAtBehind, before.publishAt) : null,
    archiveAt: goes ? typedMoment(input.archiveAt, input.archiveAtBehind, before.archiveAt) : null,
  };
}

function typedMoment(typed: Date | null | undefined, behind: number | undefined, before: Date | null): Date | null {
  if (typed === undefined) return before;
  return typed && new Date(typed.getTime() + (behind ?? 0) * 60_000);
}

function momentFault({ publishAt, archiveAt }: Moments, before: Before) {
  if (publishAt && isPast(publishAt, before.publishAt)) return refuse('publish_at_past', 'publishAt');
  if (archiveAt && isPast(archiveAt, before.archiveAt)) return refuse('archive_at_past', 'archiveAt');
  return publishAt && archiveAt && archiveAt <= publishAt ? refuse('archive_at_early', 'archiveAt') : null;
}

/** A moment that was kept and has passed meanwhile is no mistake: whoever saves then waits for what keeps it as it is. */
function isPast(moment: Date, before: Date | null): boolean {
  const isKept = before !== null && Math.abs(moment.getTime() - before.getTime()) < 60_000;
  return !isKept && moment.getTime() <= Date.now();
}

async function readProduct(transaction: ShopTransaction, owned: OwnedPage, productId: Id<'product'>) {
  const [found] = await transaction
    .select({
      id: product.id,
      state: product.state,
      publishedAt: product.publishedAt,
      updatedAt: product.updatedAt,
      options: product.options,
      publishAt: product.publishAt,
      archiveAt: product.archiveAt,
      asFiles: product.asFiles,
    })
    .from(product)
    .where(and(eq(product.id, productId), eq(product.pageId, owned.id)));
  return found ?? null;
}

/** Files have no limit of units until somebody sets one; what is sent again is counted anew. Units of a drop stay what they are. */
async function switchDelivery(transaction: ShopTransaction, productId: Id<'product'>, asFiles: boolean): Promise<void> {
  await transaction.update(product).set({ asFiles }).where(eq(product.id, productId));
  const counted = and(eq(variant.productId, productId), isNull(variant.removedAt), eq(variant.drop, false));
  await transaction
    .update(variant)
    .set({ stock: asFiles ? noLimit : 0 })
    .where(asFiles ? counted : and(counted, eq(variant.stock, noLimit)));
}

type Slot = { place: string; option: EditedOption };

/** The options in the order of the form; a place left wholly empty is no option. */
function optionSlots(input: UpdateProduct): Slot[] {
  return Object.entries(input.options)
    .sort(([one], [other]) => Number(one) - Number(other))
    .filter(([, option]) => option.name !== '' || option.values.length > 0)
    .map(([place, option]) => ({ place, option }));
}

function optionField(problem: OptionProblem, slots: readonly Slot[]): string {
  const place = slots[problem.at]?.place ?? '0';
  return `options.${place}.${['option_unnamed', 'option_repeated'].includes(problem.code) ? 'name' : 'values'}`;
}

async function writeProduct(
  transaction: ShopTransaction,
  owned: OwnedPage,
  input: UpdateProduct,
  options: readonly EditedOption[],
  moments: Moments,
): Promise<number> {
  const [written] = await transaction
    .update(product)
    .set({
      title: input.title,
      description: input.description,
      ...placeOf(input.category),
      language: languageOf(input.title, languageOf(input.description, owned.languages[0] ?? 'en')),
      ...detailsOf(input),
      ...moments,
      options: options.map(({ name, values }) => ({ name, values: [...values] })),
      // Whole milliseconds: what a form can carry and compare.
      updatedAt: sql`greatest(date_trunc('milliseconds', clock_timestamp()), ${product.updatedAt} + interval '1 millisecond')`,
    })
    .where(eq(product.id, input.product))
    .returning({ updatedAt: product.updatedAt });
  return written?.updatedAt.getTime() ?? 0;
}

/** The details that were sent; drizzle leaves out what is undefined. */
function detailsOf(input: UpdateProduct) {
  const { brand, material, colour, condition, tags, seoTitle, seoDescription } = input;
  const { hsCode, originCountry, googleCategory } = input;
  return { brand, material, colour, condition, tags, seoTitle, seoDescription, hsCode, originCountry, googleCategory };
}
