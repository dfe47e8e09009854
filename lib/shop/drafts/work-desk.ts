import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, parseId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { deleteDrafts } from '@/lib/shop/catalog/delete-drafts';
import { mergeDrafts } from '@/lib/shop/catalog/merge-drafts';
import { publishProducts } from '@/lib/shop/catalog/publish-products';
import { type PriceProblem, saveDrafts } from '@/lib/shop/catalog/save-drafts';
import { setOnePrice } from '@/lib/shop/catalog/set-one-price';
import { splitDraft } from '@/lib/shop/catalog/split-draft';
import { joinDrafts } from './join-drafts';
import type { Unready } from './model';
import { type DeskIntent, deskIntents, type WorkDesk } from './schema';

/** What the desk did: how many products it was about, and after publishing what waits and whether the shop opened. */
export type DeskAnswer = {
  did: DeskIntent;
  count: number;
  waiting: { id: Id<'product'>; why: Unready }[];
  opened: boolean;
};

/** Why the desk did not do it: the refusals of its verbs. */
export type DeskRefusal =
  | 'not_allowed'
  | 'not_found'
  | PriceProblem
  | 'drop_max'
  | 'required'
  | 'merge_two'
  | 'not_single'
  | 'colours_alike'
  | 'colour_unclear'
  | 'not_draft'
  | 'photos_max'
  | 'nothing_to_split'
  | 'nothing_chosen'
  | Unready;

/**
 * Saves every card that was sent, then does what the pressed button says, to the draft it names, else to the
 * ticked ones, else (price, publish) to all that were sent. When a card is refused nothing else happens.
 * Refusals: see `DeskRefusal`; those of a card at its field.
 */
export async function workDesk(actor: Actor, input: WorkDesk): Promise<Result<DeskAnswer, DeskRefusal>> {
  const { page } = input;
  const saved = await saveDrafts(actor, { page, drafts: input.drafts });
  if (!saved.ok) return saved;
  const [word, named] = input.intent.split(':');
  const did = deskIntents.find((intent) => intent === word) ?? 'save';
  const products = productsMeant(input, did, parseId('product', named));
  if (did === 'save') return ok(done(did, saved.value.saved));
  const [first] = products;
  if (first === undefined) return refuse('nothing_chosen');
  if (did === 'publish') {
    const published = await publishProducts(actor, { page, products });
    return published.ok ? ok({ ...published.value, did, count: published.value.published.length }) : published;
  }
  if (did === 'price') {
    const priced = await setOnePrice(actor, { page, products, price: input.onePrice ?? '' });
    return priced.ok ? ok(done(did, priced.value.priced)) : { ...priced, field: 'onePrice' };
  }
  if (did === 'merge') {
    const merged = await mergeDrafts(actor, { page, products });
    return merged.ok ? ok(done(did, products.length)) : merged;
  }
  if (did === 'colours') {
    const joined = await joinDrafts(actor, { page, products });
    return joined.ok ? ok(done(did, products.length)) : joined;
  }
  if (did === 'delete') {
    const deleted = await deleteDrafts(actor, { page, products });
    return deleted.ok ? ok(done(did, deleted.value.deleted)) : deleted;
  }
  const split = await splitDraft(actor, { page, product: first, media: null });
  return split.ok ? ok(done(did, split.value.made.length + 1)) : split;
}

function done(did: DeskIntent, count: number): DeskAnswer {
  return { did, count, waiting: [], opened: false };
}

/** Pricing and publishing mean everything on the desk unless drafts are ticked; the others never do. */
function productsMeant(input: WorkDesk, did: DeskIntent, named: Id<'product'> | null): Id<'product'>[] {
  if (named !== null) return [named];
  if (input.chosen.length > 0 || (did !== 'price' && did !== 'publish')) return input.chosen;
  return Object.keys(input.drafts).flatMap((name) => parseId('product', name) ?? []);
}
