import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result } from '@/lib/kernel/result';
import { type Category, readCursor, writeCursor } from '@/lib/shop/catalog/model';
import { allDone } from './asked/all-done';
import { evidenceOf, isBelieved } from './asked/evidence';
import { inShare } from './asked/in-share';
import { lookAtShown, type Shown } from './asked/look-at-shown';
import { orderClaims } from './asked/order-claims';
import { pushAway } from './asked/push-away';
import { cardsOf, claimsOf, type Face, facesOf, factsOf } from './asked/queries';
import { bestPictures, colourNamesOf, learnedOf, nearestShelf, type Ranked, rank, reasonSaid } from './asked/rank';
import { readWords, type WordsMeant } from './asked/read-words';
import { shelfOfThing } from './asked/shelf-of-thing';
import { withPrice } from './asked/with-price';
import { worldOf } from './asked/worlds';
import { countShown } from './counted/count-found';
import { matchesPerPart, type PictureFindings, type PictureSearch } from './model';
import { wholePicture } from './models/model';
import type { PictureFault } from './picture/model';
import type { Sought } from './sight/near-index';
import { type Choice, type Near, nearest, nearestEverywhere } from './sight/queries';
import { withSameWords } from './sight/same-label';

/** What has its number on it stands before everything that is only alike. */
const exactScore = 9_000_000;

/**
 * Products that look like what somebody shows, nearest first, each once and by its best picture: what bears its barcode, then what is
 * alike. Everything shown can be bought now and lies within the choice. Nothing of the picture outlives the call: of each product shown
 * is counted that it was (decision 029). The next part (`cursor`) is asked for with the same picture again. Refuses what no picture can
 * be made of, `busy`, `eyes_failed`, and `not_found` for a product the public does not see or that has no picture.
 */
export async function findByPicture(
  actor: Actor,
  search: PictureSearch,
): Promise<Result<PictureFindings, PictureFault | 'busy' | 'eyes_failed' | 'not_found'>> {
  const looked = await lookAtShown(actor, search);
  if (!looked.ok) return looked;
  const words = readWords(search.words ?? '', search.choice.currency);
  const choice = withPrice(search.choice, words);
  const { category, page } = choice;
  const compared = await inShare(() => compareEither(actor, { shown: looked.value, words, search }, choice));
  if (!compared.ok) return compared;
  const { asked, exact, around, narrowed, isShown, near } = compared.value;
  const { shown } = asked;
  const ranked = narrowed === null || near.length === 0 ? near : narrowed.ranked.filter(isShown);
  const all = [...exact, ...ranked.filter(({ product }) => !exact.some((one) => one.product === product))];
  const left = after(all, search.cursor);
  const part = left.slice(0, matchesPerPart);
  const cards = new Map(
    (
      await cardsOf(
        actor,
        part.map(({ product }) => product),
        choice.country ?? '',
      )
    ).map((card) => [card.id, card]),
  );
  const shelf = nearestShelf(around.ranked);
  const items = part.flatMap((one) => {
    const card = cards.get(one.product);
    return card === undefined ? [] : [{ ...card, reason: reasonSaid(one, shelf) }];
  });
  const seen = new Set(search.seen);
  if (!search.isUncounted) countShown(items.map(({ id }) => id).filter((id) => !seen.has(id)));
  const last = left.length > part.length ? part.at(-1) : undefined;
  return ok({
    objects: shown.objects,
    crop: shown.crop,
    colours: colourNamesOf(shown.palette),
    items,
    next: last === undefined ? null : writeCursor([String(last.score), toUuid(last.product)]),
    category:
      all.length === 0 ? (shelfOfThing(shown.signs?.objects ?? []) ?? nearestShelf((narrowed ?? around).ranked)) : null,
    elsewhere: all.length === 0 && choice.country !== undefined && compared.value.isMeant,
    categories: shelvesOf(near.filter(({ handle }) => page === undefined || handle.toLowerCase() === page)),
    pages: sellersOf(near.filter((one) => category === undefined || one.category === category)),
    sizes: sizesOf(near.filter((one) => category === undefined || one.category === category)),
  });
}

async function exactly(actor: Actor, { shown, search }: Asked, choice: Choice): Promise<Ranked[]> {
  const unwanted = new Set(search.unlike);
  const sought = [shown.sought, shown.whole?.sought ?? null].filter((one) => one !== null);
  const claims = await claimsOf(actor, shown.gtins, sought, choice);
  const weights = learnedOf(shown.sought?.embedder ?? '');
  const products = orderClaims(claims, weights)
    .map(({ product }) => product)
    .filter((product) => !unwanted.has(product));
  const near = products.map((product) => ({ product, media: noMedia }));
  const facts = new Map((await factsOf(actor, near)).map((one) => [one.product, one]));
  return products.flatMap((product, place) => {
    const one = facts.get(product);
    return one ? [{ ...one, score: exactScore - place, likeness: 1, reason: 'barcode' as const }] : [];
  });
}

/** What a product that is known by its number was recognised in. */
const noMedia: Id<'media'> = fromUuid('media', '00000000-0000-0000-0000-000000000000');

/** A search, as far as it is read. */
type Asked = {
  readonly shown: Shown;
  readonly words: WordsMeant;
  readonly search: PictureSearch;
  readonly unlike: readonly Face[];
};

/**
 * How much surer a second guess must be. Of what shops sell 1.4 of 100 are found with it that were not (A+B), and of what they do not
 * sell no more; without it 3.8 more of 100 things that a shop lacks would be shown something.
 */
const secondGuess = 0.75;

/** By the part that seems meant; where the shop is unlikely to have that, by the whole picture, unless she said what is meant. */
async function compareEither(actor: Actor, given: Omit<Asked, 'unlike'>, choice: Choice) {
  const first = await compare(actor, given, choice);
  const { whole } = given.shown;
  if (whole === null || first.isMeant || first.near.length > 0 || first.exact.length > 0) return first;
  const shown = { ...given.shown, ...whole, crop: wholePicture, whole: null };
  // The whole was compared already: only where it is likely is anything asked once more.
  if (!isLikely({ ...first.asked, shown }, first.lists.slice(1), secondGuess)) return first;
  const second = await compare(actor, { ...given, shown }, choice);
  return second.near.length > 0 ? second : first;
}

/** Everything that is asked of the shop's pictures for one search. */
async function compare(actor: Actor, given: Omit<Asked, 'unlike'>, choice: Choice) {
  const { search, shown } = given;
  const unlike = await facesOf(actor, search.unlike ?? [], shown.sought?.embedder ?? null);
  const asked: Asked = { ...given, unlike };
  // Whether the shop has what is shown is asked of all of it: a filter makes nothing unlikely.
  const { category, page, currency, priceMin, priceMax, size, ...anywhere } = choice;
  const isNarrow = [category, page, currency, priceMin, priceMax, size].some((one) => one !== undefined);
  const [exact, around, narrowed] = await allDone([
    exactly(actor, asked, choice),
    ranking(actor, asked, anywhere, nearestEverywhere),
    isNarrow ? ranking(actor, asked, choice, nearest) : null,
  ]);
  const { lists } = around;
  const isMeant = isLikely(asked, lists) || (await isLikelyWithin(actor, asked, lists));
  // What has the same words on it is shown also where nothing else is believed to be meant.
  const isShown = isMeant ? isEnough(asked) : hasSameLabel;
  return { asked, exact, around, narrowed, lists, isMeant, isShown, near: around.ranked.filter(isShown) };
}

/** What is sought: the part, and the whole where it finds too, both moved away from what she called unlike. */
function soughtOf({ shown, unlike }: Asked): Sought[] {
  const away = unlike.flatMap((face) => face.sought?.vector ?? []);
  return [shown.sought, shown.whole?.sought].flatMap((one) => (one ? [pushAway(one, away)] : []));
}

/** How like the nearest products are, nearest first. */
function likenesses(near: readonly Near[]): number[] {
  return bestPictures(near).map(({ likeness }) => likeness);
}

/** Whether a part that she chose, and that leaves doubt alone, is likely together with the picture around it. */
async function isLikelyWithin(actor: Actor, asked: Asked, lists: Ranking['lists']): Promise<boolean> {
  const { around, signs } = asked.shown;
  if (around === null || signs === null) return false;
  const shown = { ...asked.shown, whole: { sought: around, signs } };
  return isLikely({ ...asked, shown }, [...lists, likenesses(await nearest(actor, around))]);
}

/** Products in their order, and the likenesses of those that are near each vector that was sought, nearest first: within the choice or not. */
type Ranking = { readonly ranked: readonly Ranked[]; readonly lists: readonly (readonly number[])[] };

async function ranking(
  actor: Actor,
  { shown, words, search, unlike }: Asked,
  choice: Choice,
  ask: typeof nearest | typeof nearestEverywhere,
): Promise<Ranking> {
  if (shown.sought === null) return { ranked: [], lists: [] };
  const unwanted = new Set(search.unlike);
  const [part, ...others] = soughtOf({ shown, words, search, unlike });
  if (!part) return { ranked: [], lists: [] };
  const sought = [part, ...others] as const;
  const [joined, ...found] = await allDone([
    withSameWords(actor, shown.label, sought, choice),
    ...sought.map((one) => ask(actor, one, choice)),
  ]);
  const within = found.flat().filter(({ isWithin }) => isWithin);
  const near = bestPictures([...within, ...joined].sort((a, b) => b.likeness - a.likeness)).filter(
    ({ product }) => product !== shown.self && !unwanted.has(product),
  );
  const wish = {
    ...words,
    palette: shown.palette,
    pattern: shown.pattern,
    label: shown.label,
    unlike: unlike.flatMap(({ palette }) => (palette ? [palette] : [])),
  };
  const ranked = rank(near, await factsOf(actor, near, wish), wish, learnedOf(shown.sought.embedder));
  const { colour } = search;
  return {
    ranked:
      colour === undefined
        ? ranked
        : ranked.filter(({ palette }) => palette !== null && colourNamesOf(palette).includes(colour)),
    lists: found.map(likenesses),
  };
}

/** Whether the shop is likely to have what is shown; what a product's own picture shows it has, and what was moved is beyond judging. */
function isLikely({ shown, unlike }: Asked, lists: Ranking['lists'], least = 0): boolean {
  const { sought, whole, signs } = shown;
  if (sought === null || signs === null || unlike.length > 0) return true;
  const learned = learnedOf(sought.embedder);
  const vectors = [sought.vector, ...(whole ? [whole.sought.vector] : [])];
  const world = worldOf(sought.embedder, learned.belief !== undefined);
  // Doubt rests on it: without it everything near is shown.
  return world === null || isBelieved(evidenceOf(lists, vectors, signs, world), learned, least);
}

/** Whether a product is near enough to be shown; moved away from something, what is sought is near nothing any more. */
function isEnough({ shown, unlike }: Asked): (one: Ranked) => boolean {
  const least = shown.sought === null || unlike.length > 0 ? -1 : learnedOf(shown.sought.embedder).enough;
  return (one) => one.likeness >= least || hasSameLabel(one);
}

/** Whose words are the same may look otherwise. */
const hasSameLabel = ({ reason }: Ranked) => reason === 'same_label';

/** What comes behind the last product of the part before, also when others have joined meanwhile. */
function after(all: readonly Ranked[], cursor: string | null | undefined): readonly Ranked[] {
  const place = readCursor(cursor);
  if (place === null) return all;
  const [score, product] = [Number(place[0]), fromUuid('product', place[1])];
  return all.filter((one) => one.score < score || (one.score === score && one.product > product));
}

function shelvesOf(ranked: readonly Ranked[]): { category: Category; count: number }[] {
  const counts = new Map<Category, number>();
  for (const { category } of ranked) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].map(([category, count]) => ({ category, count })).sort((a, b) => b.count - a.count);
}

/** Sizes named as choices: more help nobody. */
const sizesMax = 30;

function sizesOf(ranked: readonly Ranked[]): { size: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const size of ranked.flatMap(({ sizes = [] }) => sizes)) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts]
    .map(([size, count]) => ({ size, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, sizesMax);
}

/** Sellers named as places to look in: as many as a search by words names. */
const sellersMax = 8;

function sellersOf(ranked: readonly Ranked[]): { handle: string; name: string; count: number }[] {
  const counts = new Map<string, { handle: string; name: string; count: number }>();
  for (const { handle, pageName } of ranked) {
    counts.set(handle, { handle, name: pageName, count: (counts.get(handle)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, sellersMax);
}
