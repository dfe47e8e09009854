import 'server-only';
import { and, between, eq, inArray, not, sql } from 'drizzle-orm';
import { move, movePost } from '@/db/schema/shop/move';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { tableText } from '@/lib/shop/exports/write-table';
import { type BeginImportCode, beginImport } from '@/lib/shop/imports/begin-import';
import { changePage, type ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { FoundNote } from './found-note';
import type { FoundProduct } from './model';
import { type ChooseMove, faceParts } from './schema';

/** Why a choice was not taken. */
export type ChooseMoveCode = PageRefusal | BeginImportCode | 'move_over' | 'nothing_chosen';

/**
 * Keeps what an owner ticked of a move that was looked at; told to bring it, notes that she said she may use it and begins: a worker
 * brings the page's parts and the posts, the products become a catalogue that she sees before anything of it is written. Refusals:
 * `not_found`; `move_over`, it is under way or over; `nothing_chosen`; what a catalogue is refused for.
 */
export async function chooseMove(
  actor: Actor,
  input: ChooseMove,
): Promise<Result<{ readonly import: Id<'import'> | null }, ChooseMoveCode>> {
  const kept = await changePage(actor, input.page, 'change_page', (transaction) => keep(transaction, input));
  if (!kept.ok || input.go === 'choose') return kept.ok ? ok({ import: null }) : kept;
  const { products, name, isNothing } = kept.value;
  if (isNothing && products.length === 0) return refuse('nothing_chosen');
  const begun = products.length === 0 ? null : await beginImport(actor, catalogueOf(input.page, name, products));
  if (begun && !begun.ok) return begun;
  const importId = begun?.value ?? null;
  return changePage(actor, input.page, 'change_page', async (transaction, owned) => {
    const started = await transaction
      .update(move)
      .set({
        ...{ state: 'running', problem: null, personId: owned.personId, leasedUntil: sql`now()`, importId },
        ...{ rightsBy: owned.personId, rightsAt: sql`now()` },
      })
      .where(and(eq(move.id, input.move), eq(move.pageId, owned.id), eq(move.state, 'ready')))
      .returning({ id: move.id });
    if (started.length === 0) return refuse('move_over');
    await audit(transaction, actor, 'move.bring', input.move, { products: products.length });
    return ok({ import: importId });
  });
}

async function keep(transaction: ShopTransaction, input: ChooseMove) {
  const [held] = await transaction
    .select({ state: move.state, name: move.name, found: move.found })
    .from(move)
    .where(and(eq(move.id, input.move), eq(move.pageId, input.page)))
    .for('update');
  if (!held) return refuse('not_found');
  if (held.state !== 'ready') return refuse('move_over');
  const found = FoundNote.parse(held.found);
  const chosen = faceParts.filter((part) => input[part] && found[part] !== '');
  await transaction.update(move).set({ chosen }).where(eq(move.id, input.move));
  const ticked = input.posts.length === 0 ? sql`false` : inArray(movePost.no, input.posts);
  const shown = and(
    eq(movePost.moveId, input.move),
    eq(movePost.state, 'waiting'),
    between(movePost.no, input.from, input.to),
  );
  await transaction.update(movePost).set({ chosen: true }).where(and(shown, ticked));
  await transaction
    .update(movePost)
    .set({ chosen: false })
    .where(and(shown, not(ticked)));
  const [first] = await transaction
    .select({ no: movePost.no })
    .from(movePost)
    .where(and(eq(movePost.moveId, input.move), eq(movePost.state, 'waiting'), eq(movePost.chosen, true)))
    .limit(1);
  const products = found.products.filter(({ id }) => input.products.includes(id));
  return ok({ products, name: held.name, isNothing: chosen.length === 0 && first === undefined });
}

const columns = [
  ...['id', 'title', 'description', 'availability', 'condition', 'price', 'link', 'image_link', 'brand', 'gtin'],
];

/** Products as a catalogue of drafts: without a price where none was said to the letter. */
function catalogueOf(pageId: Id<'page'>, name: string, products: readonly FoundProduct[]) {
  const rows = products.map(({ inStock, picture, ...product }) => ({
    ...product,
    ...{ availability: inStock ? 'in stock' : 'out of stock', condition: 'new', image_link: picture },
  }));
  return {
    page: pageId,
    name: `${URL.canParse(name) ? new URL(name).hostname : name}.csv`.slice(-120),
    wishes: { dialect: 'meta_csv' as const, newState: 'draft' as const },
    bytes: new TextEncoder().encode(`${columns.join(',')}\r\n${tableText(columns, rows, ',')}`),
  };
}
