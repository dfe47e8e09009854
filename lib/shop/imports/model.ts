/**
 * Importing a catalogue: what a file says, before anything of it is believed.
 *
 * Invariants
 * - A field that is absent was not in the file and is left alone; null was there and empty, and clears.
 * - Nothing is dropped in silence: what cannot be read is a problem of its line, what cannot be held is named in `unheld`.
 * - Text is as the file has it but for HTML, which became plain text; amounts are decimals with a point; nothing is guessed.
 */
import type { Rule } from './rules';

/** The dialects a file may be written in, as they are named to its owner. */
export const dialects = [
  ...(['shopify_classic', 'shopify_new', 'meta_csv', 'meta_rss', 'meta_atom', 'google_rss', 'google_tsv'] as const),
  ...(['woocommerce', 'medusa_v1', 'medusa_v2', 'vendure', 'spree', 'bagisto', 'saleor', 'etsy', 'square'] as const),
  ...(['souk', 'acp', 'json', 'sheet'] as const),
] as const;
/** One of them; `json` are lists of products of no known shop system, `sheet` a plain table whose columns the owner names. */
export type Dialect = (typeof dialects)[number];

/** An amount as a file writes it: a decimal with a point, and the currency where the file names one. */
export type ReadAmount = { readonly decimal: string; readonly currency: string | null };

/** What is wrong at a place of the file. A `warning` loses something beside the product, a `refusal` the product. */
export type ReadProblem = {
  readonly line: number;
  /** The column or path as the file names it. */
  readonly field: string;
  /** The rule that is broken, a key of the messages `imports.rule_<rule>`; what to do is `imports.fix_<rule>`. */
  readonly rule: Rule;
  /** What stands there, cut to 200 letters. */
  readonly found: string;
  readonly kind: 'warning' | 'refusal';
};

/** A picture by its address, or by its name in the archive that was dropped with the file. */
export type ReadPicture = { readonly source: string; readonly alt: string; readonly line: number };

/** A video by its address. */
export type ReadVideo = { readonly source: string; readonly line: number };

/** What may be said of a variant, or of a product without any. */
export type ReadVariant = {
  readonly line: number;
  readonly externalId?: string | null;
  readonly sku?: string | null;
  /** Digits as they stand; the check digit is judged later. */
  readonly gtin?: string | null;
  readonly mpn?: string | null;
  /** One per option of the product, in its order. */
  readonly values: readonly string[];
  readonly price?: ReadAmount | null;
  /** What it cost before, where the file has it. */
  readonly compareAt?: ReadAmount | null;
  readonly stock?: number | null;
  readonly weightGrams?: number | null;
  /** The picture of this variant, by its source. */
  readonly picture?: string | null;
  /** What it costs in markets of the page, where the file says it. */
  readonly markets?: readonly ReadInMarket[];
};

/** What is fixed in a market, by its name: absent is not said, null not fixed. */
export type ReadInMarket = {
  readonly market: string;
  readonly price?: ReadAmount | null;
  readonly compareAt?: ReadAmount | null;
};

/** One product of a file, with all its lines. */
export type ReadProduct = {
  /**
   * What made these lines one product: its handle, id, or line. A product whose lines do not stand together comes more than
   * once with one key (from the second time with the warning `split_rows`): whoever stores it puts the parts together.
   */
  readonly key: string;
  /** Its first line, from 1; the header is line 1 of a table. */
  readonly line: number;
  /** How many records of the file it has taken: together they are all of the file. */
  readonly rows: number;
  readonly handle?: string | null;
  readonly externalId?: string | null;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly brand?: string | null;
  /** The file's own words for what it is: a path or a name, in its language. */
  readonly category?: string | null;
  /** An id of Google's taxonomy, where the file has one. */
  readonly googleCategory?: string | null;
  readonly tags?: readonly string[] | null;
  /** Names of collections it is put into; it is taken out of none. */
  readonly collections?: readonly string[] | null;
  readonly state?: 'published' | 'draft' | 'archived' | null;
  readonly condition?: string | null;
  readonly material?: string | null;
  readonly colour?: string | null;
  readonly seoTitle?: string | null;
  readonly seoDescription?: string | null;
  /** BCP 47, where the file says it. */
  readonly language?: string | null;
  /** ISO 3166-1 alpha-2 and the customs number. */
  readonly originCountry?: string | null;
  readonly hsCode?: string | null;
  /** Whether nothing of it is sent, because it is delivered as files; absent where the file says nothing of it. */
  readonly asFiles?: boolean;
  /** By the name of a market of the page, whether it is sold there. */
  readonly included?: Readonly<Record<string, boolean>> | undefined;
  /** Names in order; absent where the file says nothing of options. */
  readonly options?: readonly string[];
  readonly variants: readonly ReadVariant[];
  readonly pictures?: readonly ReadPicture[];
  /** Absent where it names none: a file takes no video away. */
  readonly videos?: readonly ReadVideo[];
  /** Columns with something in them that Souk cannot hold, by name. */
  readonly unheld: readonly string[];
  readonly problems: readonly ReadProblem[];
};

/** What is said of a file as a whole before its products. */
export type ReadFile = {
  readonly dialect: Dialect;
  /** How it was written, to be shown: `utf-8`, `utf-16le`, `windows-1256`; and what parts its cells, where it is a table. */
  readonly encoding: string;
  readonly delimiter: ',' | ';' | '\t' | '|' | null;
  /** The header of a table, trimmed; empty for other files. */
  readonly columns: readonly string[];
  /** Columns nobody has a use for. */
  readonly unheld: readonly string[];
  /** What is taken from which column, to be shown and changed: our field to the name of the column. Empty where it is no table. */
  readonly mapped: Readonly<Record<string, string>>;
};

/** For how many days an import that is done can be undone. */
export const undoDays = 90;

/** How many days its products stay noted after it can be undone no longer. */
export const keptDays = 90;

/** Whether an import that ended then can still be undone. */
export function isUndoable(endedAt: Date | null, now: Date): boolean {
  return endedAt === null || now.getTime() - endedAt.getTime() < undoDays * 86_400_000;
}
