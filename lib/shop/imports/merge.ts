import { type Id, newId } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import { plainLine, plainText } from '@/lib/kernel/text';
import { ProductDocument, type VariantDocument } from '@/lib/shop/catalog/product-document';
import { type Condition, conditions, textMax } from '@/lib/shop/catalog/product-limits';
import { optionsMax, valuesMax, variantsMax } from '@/lib/shop/drafts/model';
import { type GoogleCategories, noGoogleCategories } from '@/lib/shop/taxonomy/google-categories';
import { shelfOf } from '@/lib/shop/taxonomy/tree';
import { cutAt } from './cut-at';
import { mergeCategory } from './merge-category';
import { mergeIncluded } from './merge-markets';
import { mergeVariants } from './merge-variants';
import type { ReadProblem, ReadProduct } from './model';
import { ownWords } from './own-words';
import { type Rule, ruleOf } from './rules';

/** What an owner says of a file as a whole, and what her page is. */
export type ImportWishes = {
  readonly pageCurrency: Currency;
  readonly languages: readonly string[];
  /** What its feeds name as the brand of what has none. */
  readonly pageName: string;
  /** What amounts without a currency are in; others are refused. */
  readonly currency: Currency;
  /** What new products become that say nothing of it themselves. */
  readonly newState: 'draft' | 'published';
  /** The page's markets. */
  readonly markets: readonly { readonly id: Id<'market'>; readonly name: string }[];
};

/** A product as it would be, and what is to be said about it; null when it is refused. */
export type Merged = { readonly document: ProductDocument | null; readonly problems: readonly ReadProblem[] };

/**
 * Puts what a file says over a product as it is, null for a new one, which is then as old as `made`. Absent fields stay, empty ones are cleared, and what does not fit
 * is a warning when the rest is good and a refusal when not. Pictures are left as they are: they come later, by their addresses.
 */
export function mergeRead(
  current: ProductDocument | null,
  said: ReadProduct,
  wishes: ImportWishes,
  google: GoogleCategories = noGoogleCategories,
  made = new Date(),
): Merged {
  const read = current === null ? said : ownWords(current, said, wishes.pageName);
  const problems: ReadProblem[] = [...read.problems];
  const say: Say = (kind, line, field, rule, found = '') =>
    problems.push({ kind, line, field, rule, found: found.slice(0, 200) });
  const base = current ?? newDocument(wishes, made);
  const texts = mergeTexts(base, read, say);
  if (texts.title === '') say('refusal', read.line, 'title', 'title_required');
  const { options, variants } = mergeVariants(base, read, wishes, say);
  if (options.length > optionsMax) say('refusal', read.line, 'options', 'options_max', String(options.length));
  if (variants.length > variantsMax) say('refusal', read.line, 'variants', 'variants_max', String(variants.length));
  for (const option of options)
    if (option.values.length > valuesMax)
      say('refusal', read.line, option.name, 'values_max', String(option.values.length));
  const category = mergeCategory(base, read, google, say);
  const document = {
    ...base,
    ...texts,
    options,
    variants,
    ...mergeFacts(base, read, say),
    ...category,
    // Of what is here already its owner said how it is delivered. A service is not sent either, but it is no file.
    asFiles: current === null ? read.asFiles === true && shelfOf(category.category) !== 'services' : base.asFiles,
    notIn: mergeIncluded(base.notIn, read, wishes),
  };
  // Who has products wait as drafts puts none on sale by a word of the file.
  const heeded = wishes.newState === 'draft' && read.state === 'published' ? { line: read.line } : read;
  const wished = stateOf(
    document,
    heeded,
    { silent: current === null ? wishes.newState : base.state, now: base.state },
    say,
  );
  const bare = current === null && document.asFiles && wished === 'published';
  if (bare) say('warning', read.line, 'asFiles', 'files_required');
  const state = bare ? 'draft' : wished;
  if (problems.some(({ kind }) => kind === 'refusal')) return { document: null, problems };
  // In the one order of a document, and past every rule of it.
  const judged = ProductDocument.safeParse({ ...document, state });
  for (const { path, message } of judged.error?.issues ?? [])
    say('refusal', read.line, path.join('.'), ruleOf(message));
  return { document: judged.data ?? null, problems };
}

/** Notes a problem of a line. */
export type Say = (kind: ReadProblem['kind'], line: number, field: string, rule: Rule, found?: string) => void;

function newDocument(wishes: ImportWishes, made: Date): ProductDocument {
  return {
    ...{
      id: newId('product', made),
      state: 'draft',
      publishAt: null,
      archiveAt: null,
      title: '',
      description: '',
      category: 'other',
      categoryText: '',
    },
    ...{ language: wishes.languages[0] ?? 'en', brand: '', material: '', colour: '', condition: 'new', tags: [] },
    ...{ seoTitle: '', seoDescription: '', externalId: '', hsCode: '', originCountry: '', googleCategory: '' },
    ...{ drop: false, asFiles: false, options: [], variants: [], media: [], videos: [], notIn: [] },
  };
}

const lines = ['title', 'brand', 'material', 'colour', 'seoTitle', 'externalId'] as const;
const texts = ['description', 'seoDescription'] as const;

type Texts = Pick<ProductDocument, (typeof lines)[number] | (typeof texts)[number]>;

function mergeTexts(base: ProductDocument, read: ReadProduct, say: Say): Texts {
  const fitted = (name: keyof Texts, clean: (text: string) => string): string => {
    const given = read[name];
    if (given === undefined) return base[name];
    const whole = clean(given ?? '');
    const cut = cutAt(whole, textMax[name]);
    if (cut !== whole) say('warning', read.line, name, 'text_cut', whole);
    return cut;
  };
  const all = [
    ...lines.map((name) => [name, fitted(name, plainLine)] as const),
    ...texts.map((name) => [name, fitted(name, plainText)] as const),
  ];
  return Object.fromEntries(all) as Texts;
}

type Facts = Pick<ProductDocument, 'condition' | 'tags' | 'language' | 'hsCode' | 'originCountry'>;

function mergeFacts(base: ProductDocument, read: ReadProduct, say: Say): Facts {
  const form = (name: 'hsCode' | 'originCountry', pattern: RegExp, clean: (text: string) => string) => {
    const given = read[name];
    if (given === undefined) return base[name];
    const text = clean(given ?? '');
    if (text === '' || pattern.test(text)) return text;
    say('warning', read.line, name, name === 'hsCode' ? 'hs_code' : 'country', text);
    return base[name];
  };
  return {
    condition: conditionOf(base, read, say),
    tags: tagsOf(base, read, say),
    language: languageOf(base, read),
    hsCode: form('hsCode', /^[0-9]{4,13}$/, (text) => text.replaceAll(/[.\s]/g, '')),
    originCountry: form('originCountry', /^[A-Z]{2}$/, (text) => text.trim().toUpperCase()),
  };
}

function conditionOf(base: ProductDocument, { condition, line }: ReadProduct, say: Say): Condition {
  if (condition === undefined) return base.condition;
  if (condition === null) return 'new';
  const plain = condition.trim().toLowerCase();
  const known = conditions.find((one) => plain === one) ?? (/^used/.test(plain) ? 'used' : undefined);
  if (known) return known;
  say('warning', line, 'condition', 'condition', condition);
  return base.condition;
}

function tagsOf(base: ProductDocument, { tags, line }: ReadProduct, say: Say): string[] {
  if (tags === undefined) return base.tags;
  const clean = [...new Set((tags ?? []).map((tag) => plainLine(tag)).filter((tag) => tag !== ''))];
  const fitting = clean.filter((tag) => tag.length <= textMax.tag).slice(0, textMax.tags);
  if (fitting.length < clean.length) say('warning', line, 'tags', 'tags_max', clean.join(', '));
  return fitting;
}

function languageOf(base: ProductDocument, { language, title }: ReadProduct): string {
  if (language && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language)) return language;
  if (base.title !== '' || !title) return base.language;
  return /\p{Script=Arabic}/u.test(title) ? 'ar' : base.language === 'ar' ? 'en' : base.language;
}

/** Nothing is on sale without a price: it waits as a draft, and that is said. */
function stateOf(
  document: Omit<ProductDocument, 'state'> & { variants: readonly VariantDocument[] },
  { state, line }: Pick<ReadProduct, 'state' | 'line'>,
  { silent, now }: { silent: ProductDocument['state']; now: ProductDocument['state'] },
  say: Say,
): ProductDocument['state'] {
  const wanted = state ?? silent;
  if (wanted !== 'published') return wanted;
  if (document.variants.length > 0 && document.variants.every(({ priceMinor }) => priceMinor !== null)) return wanted;
  say('warning', line, 'price', 'price_needed');
  return now === 'draft' ? 'draft' : 'archived';
}
