/**
 * How a file becomes products: every file, a table, markup or JSON, is rows of named cells; a layout says which column is
 * which field; rows of one key become one product. Nothing here knows a database, a network or a screen.
 */
import type { Dialect } from '../model';
import type { Rule } from '../rules';

/** Where the bytes of a file come from. It is opened twice: once for a look at its beginning, once for all of it. */
export type CatalogueSource = { readonly name: string; readonly open: () => AsyncIterable<Uint8Array> };

/** What parts the cells of a table. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** What the owner says of her file, against what it looks like. */
export type ReadHints = {
  readonly dialect?: Dialect | undefined;
  /** Our field to the name of her column, as `ReadFile.mapped` proposes it. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** A label of the WHATWG encodings, like `windows-1256`. */
  readonly encoding?: string | undefined;
  /** Which price is taken where there are several: ISO 4217. The others are named as not held. */
  readonly currency?: string | undefined;
  /** The names of the page's markets: columns of others are not held. */
  readonly markets?: readonly string[] | undefined;
};

/** Something wrong with a record itself, before it is known what it says. */
export type Fault = {
  readonly rule: Rule;
  readonly field: string;
  readonly found: string;
  readonly refuses: boolean;
};

/** A cell: text, or several texts where markup or JSON repeats a name. Absent is not the same as empty. */
export type Cell = string | readonly string[] | undefined;

/** One row of named cells, by the numbers of `Columns`. Several rows may come of one record: its variants. */
export type Row = { readonly line: number; readonly cells: readonly Cell[] };

/** One record as its file has it: a line of a table, an element, an object. */
export type SourceRecord = {
  readonly line: number;
  readonly rows: readonly Row[];
  readonly faults: readonly Fault[];
};

/** What a column may be. `optionName` and `optionValue` come in pairs by slot; `option` is a column named as its option. */
export type Field =
  | (
      | 'key'
      | 'group'
      | 'kind'
      | 'handle'
      | 'externalId'
      | 'title'
      | 'description'
      | 'brand'
      | 'category'
      | 'googleCategory'
    )
  | ('tags' | 'state' | 'published' | 'condition' | 'material' | 'colour' | 'seoTitle' | 'seoDescription' | 'language')
  | ('shipped' | 'downloadable' | 'collections')
  | (
      | 'originCountry'
      | 'hsCode'
      | 'video'
      | 'picture'
      | 'pictureAlt'
      | 'picturePosition'
      | 'variantPicture'
      | 'optionName'
    )
  | (
      | 'optionValue'
      | 'option'
      | 'optionNames'
      | 'optionValues'
      | 'variants'
      | 'variantId'
      | 'sku'
      | 'gtin'
      | 'mpn'
      | 'price'
    )
  | (
      | 'salePrice'
      | 'compareAt'
      | 'saleDates'
      | 'currency'
      | 'stock'
      | 'tracked'
      | 'availability'
      | 'weight'
      | 'weightUnit'
    )
  | ('marketIncluded' | 'marketPrice' | 'marketCompareAt');

/** How a cell is read beyond its field. */
export type ColumnManner = {
  /** What parts several values of a cell. Several of a stock add up. */
  readonly list?: string | RegExp;
  /** The unit of a weight; a number without any is not guessed. */
  readonly unit?: WeightUnit;
  /** Amounts in minor units of their currency. */
  readonly minor?: boolean;
  /** Taken only where the field has nothing else. */
  readonly spare?: boolean;
  readonly slot?: number;
  /** The name of the option that the column is. */
  readonly name?: string;
};

/** A rule for columns: a name in lower case, or a pattern whose groups `slot`, `currency`, `unit` and `name` say more. */
export type ColumnRule = readonly [name: string | RegExp, field: Field, manner?: ColumnManner];

/** The units of weight files are written in. */
export type WeightUnit = 'g' | 'kg' | 'lb' | 'oz';

/** What is known of a file when its products are read. */
export type Reading = {
  readonly layout: Layout;
  readonly look: Look;
  readonly style: NumberStyle;
  /** The currency the owner asked for. */
  readonly currency: string | null;
};

/** A row that is a variant, and what is known of it beside its cells. */
export type ChosenVariant = {
  readonly row: Row;
  readonly values: readonly string[];
  readonly sku?: string;
  readonly externalId?: string;
  /** Its row counts several variants together: how many there are of each is not said. */
  readonly isCountShared?: boolean;
};

/** What of the rows of a product is a choice: the names of its options, and the rows that are variants with their values. */
export type Choices = {
  /** Absent where the file says nothing of options. */
  readonly options: readonly string[] | undefined;
  readonly variants: readonly ChosenVariant[];
  /** The rows that speak of the product; absent where all do. */
  readonly productRows?: readonly Row[];
};

/** One dialect: which columns tell it, what they are, and where it differs from the common manner. */
export type Layout = {
  readonly dialect: Dialect;
  readonly form: 'table' | 'markup' | 'json' | 'any';
  /** Columns that only this dialect has, in lower case: all of them must be there. */
  readonly marks: readonly (string | RegExp)[];
  readonly columns: readonly ColumnRule[];
  /** The key of a row; null goes on with the product of the row before. Common is group, handle, id, then the line. */
  readonly keyOf?: (look: Look, row: Row) => string | null;
  /** Another key rows may call the product of this row by. */
  readonly otherKeyOf?: (look: Look, row: Row) => string | null;
  readonly choose?: (look: Look, rows: readonly Row[]) => Choices;
  /** The first picture of a variant's row is its own. */
  readonly pictureOfRow?: boolean;
};

/** Where a column went. */
export type Bound = {
  readonly index: number;
  readonly column: string;
  readonly field: Field;
  readonly slot: number;
  readonly name: string;
  readonly currency: string | null;
  readonly manner: ColumnManner;
};

/** Reads cells by field. */
export type Look = {
  /** The first text of a field in a row; empty where its columns are there and say nothing; undefined where they are not. */
  readonly text: (row: Row, field: Field, slot?: number) => string | undefined;
  /** All texts of a field in a row, lists parted, with the column each came from. */
  readonly all: (row: Row, field: Field) => { readonly value: string; readonly bound: Bound }[];
  /** The columns of a field in the order of the layout. */
  readonly bounds: (field: Field) => readonly Bound[];
  /** Columns no field has taken. */
  readonly unbound: () => readonly { readonly index: number; readonly column: string }[];
};

/** What a file writes before decimals; `unclear` where its cells say nothing, `mixed` where they say both. */
export type NumberStyle = 'point' | 'comma' | 'unclear' | 'mixed';
