import { newId } from '@/lib/kernel/ids';
import { parseAmount } from '@/lib/kernel/money';
import { plainLine } from '@/lib/kernel/text';
import { gtinProblem } from '@/lib/shop/catalog/gtin';
import type { ProductDocument, VariantDocument } from '@/lib/shop/catalog/product-document';
import { textMax, weightGramsMax } from '@/lib/shop/catalog/product-limits';
import { priceMinorMax, stockMax } from '@/lib/shop/drafts/model';
import type { ImportWishes, Say } from './merge';
import { mergeMarkets } from './merge-markets';
import type { ReadAmount, ReadProduct, ReadVariant } from './model';

type Varied = Pick<ProductDocument, 'options' | 'variants'>;

/**
 * Puts the variants of a file over those of a product. A variant is known again by its own id, its external id, its SKU, its GTIN or its values, in
 * this order, and keeps its id; those the file does not name stay, unless it names other options.
 */
export function mergeVariants(base: ProductDocument, read: ReadProduct, wishes: ImportWishes, say: Say): Varied {
  const names = optionNames(base, read);
  const isSameChoice =
    names.length === base.options.length && names.every((name, at) => isAlike(name, base.options[at]?.name));
  const known = isSameChoice ? base.variants : [];
  if (!isSameChoice && base.variants.length > 0 && base.title !== '')
    say('warning', read.line, 'options', 'options_changed', names.join(', '));
  const taken = new Map<string, VariantDocument>();
  const order: string[] = known.map(({ id }) => id);
  for (const variant of known) taken.set(variant.id, variant);
  const written = new Set<string>();
  for (const one of read.variants) {
    const values = valuesOf(one, names, say);
    if (values === null) continue;
    const free = isSameChoice ? base.variants : base.options.length === 0 && names.length === 0 ? base.variants : [];
    const like = knownAs(free, { ...one, values });
    const id = like?.id ?? newId('variant');
    if (written.has(id) || [...written].some((other) => sameValues(taken.get(other)?.values ?? [], values, names))) {
      say('refusal', one.line, 'variants', 'variant_repeated', values.join(', '));
      continue;
    }
    written.add(id);
    if (!taken.has(id)) order.push(id);
    taken.set(id, mergeVariant(like ?? null, id, { ...one, values }, wishes, say));
  }
  const variants = order.flatMap((id) => taken.get(id) ?? []);
  if (variants.length === 0)
    variants.push(mergeVariant(null, newId('variant'), { line: read.line, values: [] }, wishes, say));
  return { options: optionsOf(names, base, isSameChoice, variants), variants };
}

function optionNames(base: ProductDocument, { options }: ReadProduct): string[] {
  if (options === undefined) return base.options.map(({ name }) => name);
  return options.map((name) => plainLine(name).slice(0, textMax.optionName));
}

function optionsOf(
  names: readonly string[],
  base: ProductDocument,
  isSameChoice: boolean,
  variants: readonly VariantDocument[],
): ProductDocument['options'] {
  return names.map((name, at) => {
    const before = isSameChoice ? (base.options[at]?.values ?? []) : [];
    const now = variants.map(({ values }) => values[at] ?? '');
    const used = new Set(now);
    // A value that no variant had waits for one; a value that no variant has any more is gone.
    const waits = new Set(before.filter((value) => base.variants.every(({ values }) => values[at] !== value)));
    return { name, values: [...new Set([...before.filter((value) => used.has(value) || waits.has(value)), ...now])] };
  });
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim();
const isAlike = (one: string, other: string | undefined) => other !== undefined && fold(one) === fold(other);
const sameValues = (one: readonly string[], other: readonly string[], names: readonly string[]) =>
  names.length === 0 || (one.length === other.length && one.every((value, at) => isAlike(value, other[at])));

function valuesOf({ values, line }: ReadVariant, names: readonly string[], say: Say): string[] | null {
  const clean = values.map((value) => plainLine(value));
  if (clean.length !== names.length || clean.some((value) => value === '')) {
    say('refusal', line, 'options', 'option_empty', values.join(', '));
    return null;
  }
  const long = clean.find((value) => value.length > textMax.optionValue);
  if (long !== undefined) {
    say('refusal', line, 'options', 'option_long', long);
    return null;
  }
  return clean;
}

function knownAs(known: readonly VariantDocument[], one: ReadVariant): VariantDocument | undefined {
  const by = (name: 'externalId' | 'sku' | 'gtin') => {
    const wanted = one[name]?.trim();
    return wanted ? known.find((variant) => variant[name] === wanted) : undefined;
  };
  return (
    known.find(({ id }) => id === one.externalId) ??
    by('externalId') ??
    known.find(({ values }) => values.length > 0 && values.every((value, at) => isAlike(value, one.values[at]))) ??
    by('sku') ??
    by('gtin') ??
    (one.values.length === 0 && known.length === 1 ? known[0] : undefined)
  );
}

function mergeVariant(
  like: VariantDocument | null,
  id: VariantDocument['id'],
  one: ReadVariant,
  wishes: ImportWishes,
  say: Say,
): VariantDocument {
  const line = (name: 'sku' | 'mpn' | 'externalId', max: number) => {
    const given = one[name];
    if (given === undefined) return like?.[name] ?? '';
    const whole = plainLine(given ?? '');
    if (whole.length > max) say('warning', one.line, name, 'text_cut', whole);
    return whole.slice(0, max).trim();
  };
  return {
    id,
    values: [...(like && sameValues(like.values, one.values, one.values) ? like.values : one.values)],
    sku: line('sku', textMax.sku),
    mpn: line('mpn', textMax.mpn),
    // Our own id is no other system's name for it.
    externalId: one.externalId === id ? (like?.externalId ?? '') : line('externalId', textMax.externalId),
    gtin: gtinOf(like, one, say),
    weightGrams: countOf('weightGrams', like?.weightGrams ?? null, one, weightGramsMax, say),
    stock: countOf('stock', like?.stock ?? 0, one, stockMax, say) ?? 0,
    priceMinor: minorOf('price', like?.priceMinor ?? null, one.price, one, wishes, say),
    compareAtMinor: minorOf('compareAt', like?.compareAtMinor ?? null, one.compareAt, one, wishes, say),
    media: like?.media ?? null,
    markets: mergeMarkets(like?.markets ?? [], one.markets, wishes, (before, given) =>
      minorOf('compareAt', before, given, one, wishes, say),
    ),
  };
}

function gtinOf(like: VariantDocument | null, one: ReadVariant, say: Say): string {
  if (one.gtin === undefined) return like?.gtin ?? '';
  const digits = (one.gtin ?? '').replaceAll(/[\s'’-]/g, '');
  const problem = gtinProblem(digits);
  if (problem === null) return digits;
  say('warning', one.line, 'gtin', problem.startsWith('gtin_check') ? 'gtin_check' : 'gtin', one.gtin ?? '');
  return like?.gtin ?? '';
}

function countOf<Before extends number | null>(
  name: 'stock' | 'weightGrams',
  before: Before,
  one: ReadVariant,
  max: number,
  say: Say,
): number | Before | null {
  const given = one[name];
  if (given === undefined) return before;
  if (given === null) return name === 'stock' ? before : null;
  const whole = Math.round(given);
  if (Number.isFinite(given) && whole >= 0 && whole <= max) return whole;
  say('warning', one.line, name, name === 'stock' ? 'stock' : 'weight', String(given));
  return Math.min(max, Math.max(0, Number.isFinite(whole) ? whole : 0));
}

function minorOf(
  name: 'price' | 'compareAt',
  before: bigint | null,
  given: ReadAmount | null | undefined,
  { line }: ReadVariant,
  { pageCurrency, currency }: ImportWishes,
  say: Say,
): bigint | null {
  if (given === undefined) return before;
  if (given === null) return null;
  const written = `${given.decimal} ${given.currency ?? ''}`.trim();
  const inCurrency = given.currency ?? currency;
  const kind = name === 'price' ? 'refusal' : 'warning';
  if (inCurrency !== pageCurrency) {
    say(kind, line, name, 'currency_other', written);
    return before;
  }
  const amount = parseAmount(given.decimal, pageCurrency);
  if (amount === null) {
    say(kind, line, name, 'amount', written);
    return before;
  }
  // A price of nothing is how many a system writes that there is none yet.
  if (amount.amount === 0n) return null;
  if (amount.amount > 0n && amount.amount <= priceMinorMax) return amount.amount;
  say(kind, line, name, amount.amount < 0n ? 'amount' : 'price_high', written);
  return before;
}
