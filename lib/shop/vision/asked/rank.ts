import type { Id } from '@/lib/kernel/ids';
import type { Category } from '@/lib/shop/catalog/model';
import type { MatchReason } from '@/lib/shop/vision/model';
import { type ColourName, colourName } from '@/lib/shop/vision/picture/colour-words';
import { type Palette, paletteDistance } from '@/lib/shop/vision/picture/read-colours';
import { isSamePattern, type Pattern } from '@/lib/shop/vision/picture/read-pattern';
import type { Near } from '@/lib/shop/vision/sight/queries';
import type { Belief } from './evidence';
import learned from './learned.json';
import type { NearFacts } from './queries';
import { alikeTo, sameWords } from './same-words';

/** A product with its place: `score` is a whole number, more is nearer, so that a cursor can name it. */
export type Ranked = NearFacts & { readonly score: number; readonly likeness: number; readonly reason: MatchReason };

/** What was learned for an embedder by `bench/vision/learn-weights.mjs`, which says what each means. */
export type Learned = {
  readonly colour: number;
  /** What having the same pattern adds. */
  readonly pattern: number;
  readonly sameItem: number;
  readonly enough: number;
  /** What words count that agree: `weight` when as many as `words` do; from `same` on they are said to be the same. */
  readonly text?: { readonly weight: number; readonly words: number; readonly same: number };
  readonly belief?: Belief;
};

/** An embedder that nothing was learned for refuses nothing and calls little the same. */
const unknownEmbedder: Learned = { colour: 0, pattern: 0, sameItem: 0.95, enough: -1 };

const known = new Map<string, Learned>(Object.entries(learned.embedders));

/** What is known of an embedder. */
export function learnedOf(embedder: string): Learned {
  return known.get(embedder) ?? unknownEmbedder;
}

/** What beside likeness decides: the colours of what is shown, those that are named, and palettes it must not be like. */
export type Wish = {
  readonly palette: Palette;
  readonly pattern?: Pattern | null;
  readonly colours: readonly ColourName[];
  readonly unwantedColours: readonly ColourName[];
  readonly unlike: readonly Palette[];
  /** Words printed on what is shown. */
  readonly label?: readonly string[];
};

/**
 * Colours that cover at least this share of a thing are said. Of black, white and grey it must be more, since shadow and gleam look like
 * them: of the 54 photographs of the demo 12 have so little of one, and no caption names it; of those that are named and read none has.
 */
const saidShare = 0.12;
const plainShare = 0.2;
const plain: ReadonlySet<ColourName> = new Set(['black', 'white', 'grey']);

/** Names that were told: each product's are asked for several times in one search. */
const named = new WeakMap<Palette, readonly ColourName[]>();

/** The colours of a palette by their words, the largest first, none twice. */
export function colourNamesOf(palette: Palette): readonly ColourName[] {
  const known = named.get(palette);
  if (known !== undefined) return known;
  const names = namesOf(palette);
  named.set(palette, names);
  return names;
}

function namesOf(palette: Palette): ColourName[] {
  const shares = new Map<ColourName, number>();
  for (const { lab, share } of palette) {
    const name = colourName(lab);
    shares.set(name, (shares.get(name) ?? 0) + share);
  }
  return [...shares]
    .filter(([name, share]) => share >= (plain.has(name) ? plainShare : saidShare))
    .sort((a, b) => b[1] - a[1])
    .map(([name]) => name);
}

/** Of each product its nearest picture; the list is nearest first. */
export function bestPictures(near: readonly Near[]): Near[] {
  const known = new Set<Id<'product'>>();
  return near.filter(({ product }) => !known.has(product) && known.add(product));
}

/**
 * Products in the order in which they are shown: by likeness, colours, pattern and words, of one score by their id. Words choose: when some products have
 * all that is wanted, only those are shown; what has something unwanted never is.
 */
export function rank(near: readonly Near[], facts: readonly NearFacts[], wish: Wish, weights: Learned): Ranked[] {
  const known = new Map(facts.map((one) => [one.product, one]));
  const worded = wordedBy(facts, wish, weights);
  const nearest = Math.max(...near.map(({ likeness }) => likeness));
  const ranked = bestPictures(near).flatMap(({ product, likeness }) => {
    const one = known.get(product);
    if (one === undefined || one.isUnwanted || hasUnwantedColour(one, wish)) return [];
    const apart = one.palette === null ? 1 : paletteDistance(wish.palette, one.palette);
    const repelled = Math.max(0, ...wish.unlike.map((palette) => nearness(palette, one.palette)));
    // The colour of the picture says nothing when another one is named.
    const coloured = wish.colours.length > 0 ? 0 : weights.colour * (1 - apart);
    const { worth, isSame } = worded.get(product) ?? unworded;
    const isPatterned = isSamePattern(wish.pattern ?? null, one.pattern ?? null);
    const score = likeness + coloured + worth + (isPatterned ? weights.pattern : 0) - unlikeColour * repelled;
    const colour = colourBetween(wish.palette, one.palette, apart);
    return [
      {
        ...one,
        likeness,
        score: Math.round((score + 2) * 1e6),
        reason: reasonOf(
          { likeness, isNearest: likeness >= nearest - asNear, colour, isSameLabel: isSame, isPatterned },
          weights,
        ),
      },
    ];
  });
  const wanted = preferred(ranked, ({ isWanted }) => isWanted);
  return preferred(wanted, ({ palette }) => hasColours(palette, wish.colours)).sort(
    (a, b) => b.score - a.score || (a.product < b.product ? -1 : 1),
  );
}

type Worded = { readonly worth: number; readonly isSame: boolean };
const unworded: Worded = { worth: 0, isSame: false };

/** What words that agree with those on what is shown are worth, by product; said to be on it are only those that are. */
function wordedBy(
  facts: readonly NearFacts[],
  { label = [] }: Wish,
  { text }: Learned,
): Map<NearFacts['product'], Worded> {
  if (text === undefined || label.length === 0) return new Map();
  const alike = alikeTo(label);
  const agreed = (wordsOf: (one: NearFacts) => readonly string[]) => sameWords(label, facts.map(wordsOf), alike);
  const all = agreed(({ printed = [], titled = [] }) => [...printed, ...titled]);
  const onIt = agreed(({ printed = [] }) => printed);
  return new Map(
    facts.map(({ product }, at) => {
      const worth = text.weight * Math.min(1, (all[at] ?? 0) / text.words);
      return [product, { worth, isSame: (onIt[at] ?? 0) >= text.same }];
    }),
  );
}

/** The very thing is the nearest, and what is as near within this: the same thing in another shop. Others are only like it. */
const asNear = 0.03;

/** How much a palette like that of something unwanted counts against a product. */
const unlikeColour = 0.1;

function preferred(ranked: readonly Ranked[], fits: (one: Ranked) => boolean): Ranked[] {
  const fitting = ranked.filter(fits);
  return fitting.length > 0 ? fitting : [...ranked];
}

function hasColours(palette: Palette | null, colours: readonly ColourName[]): boolean {
  const own = palette === null ? [] : colourNamesOf(palette);
  return colours.every((name) => own.includes(name));
}

/** An unwanted colour is one that a thing mostly has; a thread of it does no harm. */
function hasUnwantedColour({ palette }: NearFacts, { unwantedColours }: Wish): boolean {
  const [main] = palette === null ? [] : colourNamesOf(palette);
  return main !== undefined && unwantedColours.includes(main);
}

const nearness = (one: Palette, other: Palette | null) => (other === null ? 0 : 1 - paletteDistance(one, other));

/** What can be said of the colours of two things. Of one whose colours are not known nothing is. */
function colourBetween(one: Palette, other: Palette | null, apart: number): 'same' | 'other' | 'unsaid' {
  if (one.length === 0 || other === null || other.length === 0) return 'unsaid';
  const [names, others] = [colourNamesOf(one), colourNamesOf(other)];
  // Distance alone calls two shades of one word other colours, and two words the same: she reads the words.
  if (apart <= learned.sameColour && names[0] === others[0]) return 'same';
  return apart > learned.otherColour && names[0] !== others[0] ? 'other' : 'unsaid';
}

/** What is known of a product beside what is shown. */
type Compared = {
  readonly likeness: number;
  readonly isNearest: boolean;
  readonly colour: ReturnType<typeof colourBetween>;
  readonly isSameLabel: boolean;
  readonly isPatterned: boolean;
};

function reasonOf(one: Compared, { sameItem }: Learned): MatchReason {
  if (one.likeness >= sameItem && one.colour === 'other') return 'other_colour';
  if (one.likeness >= sameItem && one.isNearest) return 'same_item';
  if (one.isSameLabel) return 'same_label';
  if (one.isPatterned) return 'same_pattern';
  return one.colour === 'same' ? 'same_colour' : 'same_kind';
}

/** Reasons that say little of what stands on another shelf than the picture is nearest to: a lamp may be striped like a shirt. */
const ofShelf: ReadonlySet<MatchReason> = new Set(['same_kind', 'same_pattern']);

/** The reason as it may be said: of the same kind or pattern is only what stands on the shelf that the picture is nearest to. */
export function reasonSaid({ reason, category }: Ranked, shelf: Category | null): MatchReason {
  return ofShelf.has(reason) && category !== shelf ? 'similar' : reason;
}

/** Products by which the nearest shelf is told. */
const tellers = 8;

/**
 * The shelf of what seems to be the very thing; else the one on which most of what is nearest stands, nearer ones counting more; null
 * when they tell nothing.
 */
export function nearestShelf(ranked: readonly Ranked[]): Category | null {
  const [nearest] = ranked;
  if (nearest !== undefined && (nearest.reason === 'same_item' || nearest.reason === 'other_colour'))
    return nearest.category;
  const weights = new Map<Category, number>();
  for (const { category, likeness } of ranked.slice(0, tellers)) {
    if (category !== 'other') weights.set(category, (weights.get(category) ?? 0) + Math.max(0, likeness));
  }
  const [first] = [...weights].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
}
