/**
 * The owner's workbench: from photos to products, and from options to variants.
 *
 * Invariants
 * - A product shows each photo once, in an order its owner chose; merging and splitting lose no photo.
 * - A product has up to three options; its variants are combinations of their values, each at most once.
 * - Changing options keeps the variants that still make sense, with their ids: a stranger's cart or order
 *   that points at one still points at the same thing.
 * - Only a product with a title, and with a price on every variant, can be published.
 */
import type { Id } from '@/lib/kernel/ids';

/** Photos of one product. */
export const photosMax = 20;
/** Choices of one product. */
export const optionsMax = 3;
/** Values of one choice. */
export const valuesMax = 30;
/** Variants they may make together. */
export const variantsMax = 250;
/** Products worked on in one go: drafts on the desk, products published together. */
export const batchMax = 100;
/** Products of one page, in every state. */
export const productsMax = 1_000_000;
/** Units one variant may have. */
export const stockMax = 999_999;
/** Units one variant of a drop may have: each is a row. The database refuses more too. */
export const dropMax = 10_000;
/** The highest price, in minor units: about half of what one payment can carry, so that delivery and tax fit too. */
export const priceMinorMax = 50_000_000n;

/** The states of a product. */
export const productStates = ['draft', 'published', 'archived'] as const;
/** Where a product stands. */
export type ProductState = (typeof productStates)[number];

/** A choice: its name and its values, in order. */
export type Option = { readonly name: string; readonly values: readonly string[] };

/** An option as an owner edits it: `was` is its place among the options before, null for a new one. */
export type EditedOption = Option & { readonly was: number | null };

/** What the grid must know of a variant that exists. */
export type GridVariant = { readonly id: Id<'variant'>; readonly values: readonly string[] };

/** A row of the grid: a combination, the variant that stands for it, the one it resembles most, and whether it is sold. */
export type GridRow<Variant extends GridVariant> = {
  readonly values: readonly string[];
  readonly variant: Variant | null;
  readonly like: Variant | null;
  readonly offered: boolean;
};

/** Why options are not options, at the option to blame. */
export type OptionProblem = {
  readonly code: 'option_unnamed' | 'option_empty' | 'option_repeated' | 'values_max' | 'options_max' | 'variants_max';
  readonly at: number;
};

/** Checks options as a whole; null when a grid can be made of them. */
export function optionProblem(options: readonly Option[]): OptionProblem | null {
  if (options.length > optionsMax) return { code: 'options_max', at: optionsMax };
  const names = options.map((option) => option.name.toLowerCase());
  for (const [at, option] of options.entries()) {
    if (option.name === '') return { code: 'option_unnamed', at };
    if (option.values.length === 0) return { code: 'option_empty', at };
    if (option.values.length > valuesMax) return { code: 'values_max', at };
    if (names.indexOf(option.name.toLowerCase()) !== at) return { code: 'option_repeated', at };
  }
  return combinationCount(options) > variantsMax ? { code: 'variants_max', at: options.length - 1 } : null;
}

/** How many combinations options make; one for no options. */
export function combinationCount(options: readonly Option[]): number {
  return options.reduce((product, option) => product * option.values.length, 1);
}

/** All combinations of one value per option, in reading order; for no options the empty one. */
export function combinations(options: readonly Option[]): readonly (readonly string[])[] {
  return options.reduce<readonly (readonly string[])[]>(
    (heads, option) => heads.flatMap((head) => option.values.map((value) => [...head, value])),
    [[]],
  );
}

/** Values as typed in one field: divided by commas (of either script) or line breaks, without doubles. */
export function splitValues(text: string): string[] {
  const values = text.split(/[,،;؛\n]/).map((value) => value.trim());
  return [...new Set(values.filter((value) => value !== ''))];
}

/**
 * The grid after options were edited. Each combination appears once. A variant stays with the combination
 * that agrees with it on every option both know; a value that took the place of one that is gone counts as
 * the same value, renamed. A combination that could have existed before and did not is not offered; one
 * that is new is.
 */
export function regrid<Variant extends GridVariant>(
  before: readonly Option[],
  after: readonly EditedOption[],
  variants: readonly Variant[],
): GridRow<Variant>[] {
  const renames = after.map((option) => namesBefore(before, option));
  const free = new Set(variants);
  return combinations(after).map((values) => {
    const known = values.map((value, axis) => renames[axis]?.get(value) ?? null);
    const agreeing = variants.filter((variant) => agrees(variant, after, known));
    const variant = agreeing.find((candidate) => free.has(candidate)) ?? null;
    if (variant !== null) free.delete(variant);
    const couldExist = before.length === after.length && known.every((value) => value !== null);
    return {
      values,
      variant,
      like: variant ?? agreeing[0] ?? nearest(variants, after, known),
      offered: variant !== null || !couldExist || variants.length === 0,
    };
  });
}

/** For each value of an edited option, what it was called before; values that are new are absent. */
function namesBefore(before: readonly Option[], option: EditedOption): Map<string, string> {
  const old = option.was === null ? undefined : before[option.was];
  const names = new Map<string, string>();
  for (const [place, value] of option.values.entries()) {
    const replaced = old?.values[place];
    if (old?.values.includes(value)) names.set(value, value);
    else if (replaced !== undefined && !option.values.includes(replaced)) names.set(value, replaced);
  }
  return names;
}

function agrees(variant: GridVariant, after: readonly EditedOption[], known: readonly (string | null)[]): boolean {
  return after.every((option, axis) => option.was === null || variant.values[option.was] === known[axis]);
}

function nearest<Variant extends GridVariant>(
  variants: readonly Variant[],
  after: readonly EditedOption[],
  known: readonly (string | null)[],
): Variant | null {
  const shared = (variant: Variant): number =>
    after.filter((option, axis) => option.was !== null && variant.values[option.was] === known[axis]).length;
  return variants.reduce<Variant | null>(
    (best, variant) => (best && shared(best) >= shared(variant) ? best : variant),
    null,
  );
}

/** What publishing looks at; `priceMinor` is null where no price was typed. */
export type Candidate = {
  readonly title: string;
  readonly priceMinors: readonly (bigint | null)[];
  /** It is delivered as files, and there is none for something that is sold of it. */
  readonly lacksFiles?: boolean;
};

/** Why a product cannot be published yet. */
export type Unready = 'title_required' | 'price_required' | 'files_required';

/** Whether a product can be published: it has a title, every variant of it has a price, and what is delivered as files has one; null when it can. */
export function unready(candidate: Candidate): Unready | null {
  if (candidate.title === '') return 'title_required';
  const priced = candidate.priceMinors.every((price) => price !== null && price > 0n);
  if (candidate.priceMinors.length === 0 || !priced) return 'price_required';
  return candidate.lacksFiles ? 'files_required' : null;
}

/** The photos of products put together: in order, each once. */
export function mergePhotos<Photo>(products: readonly (readonly Photo[])[]): Photo[] {
  return [...new Set(products.flat())];
}

/** A list with one thing moved by some places; it stops at the ends. */
export function moved<Item>(items: readonly Item[], item: Item, by: number): Item[] {
  const from = items.indexOf(item);
  if (from < 0) return [...items];
  const rest = items.filter((_, place) => place !== from);
  const to = Math.max(0, Math.min(rest.length, from + by));
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** The language a text is written in, by the letters it has most of; `otherwise` when it has none. */
export function languageOf(text: string, otherwise: string): string {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic === latin) return otherwise;
  return arabic > latin ? 'ar' : 'en';
}

/** Units to add (or take) so that what the owner saw as `was` becomes `typed`, whatever was sold meanwhile. */
export function stockChange(was: number, typed: number): number {
  return typed - was;
}
