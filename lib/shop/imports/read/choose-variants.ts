/** Which rows of a product are variants, and what there is to choose. */
import type { Bound, Choices, Field, Look, Row } from './model';

const ofVariant: readonly Field[] = [
  ...([
    'optionValue',
    'optionValues',
    'variantId',
    'sku',
    'gtin',
    'mpn',
    'price',
    'salePrice',
    'stock',
    'availability',
  ] as const),
];
/** Columns that are a choice only where rows of a group differ in them; else they describe the product. */
const describing: readonly Field[] = ['option', 'colour', 'material'];

/**
 * The common manner: options in pairs of columns by slot, or in lists of names and values, or in columns that are options by
 * themselves where a column groups rows. A row that says nothing of a variant (a further picture) is none; `Title` with only
 * `Default Title` is how Shopify writes that there is no choice.
 */
export function chooseVariants(look: Look, rows: readonly Row[]): Choices {
  const said = rows.filter((row) => ofVariant.some((field) => look.text(row, field)));
  const first = rows[0];
  const variants = said.length > 0 ? said : first === undefined ? [] : [first];
  const master = masterRow(look, variants);
  const columns = [...pairs(look, rows), ...lists(look, rows), ...groupColumns(look, rows)];
  const says = (['optionName', 'optionValue', 'optionNames', 'optionValues', 'option', 'group'] as const).some(
    (field) => rows.some((row) => look.text(row, field) !== undefined),
  );
  const isDefault =
    columns.length === 1 &&
    columns[0]?.name === 'Title' &&
    variants.every((row) => columns[0]?.valueIn(row) === 'Default Title');
  const chosen = isDefault ? [] : columns;
  return {
    options: says ? chosen.map((column) => column.name) : undefined,
    variants: variants
      .filter((row) => row !== master)
      .map((row) => ({ row, values: chosen.map((column) => column.valueIn(row)) })),
  };
}

/** The first row of some shops is the product alone: it has a number, but no value and no price where its other rows have both. */
function masterRow(look: Look, variants: readonly Row[]): Row | null {
  const [first, second] = variants;
  if (first === undefined || second === undefined) return null;
  const sells = (row: Row) => look.text(row, 'optionValue') && look.text(row, 'price');
  return sells(second) && !look.text(first, 'optionValue') && !look.text(first, 'price') ? first : null;
}

/** The fields that became options by themselves, which then do not describe the product. */
export function fieldsChosen(look: Look, rows: readonly Row[]): ReadonlySet<Field> {
  return new Set(groupColumns(look, rows).map((column) => column.field));
}

type OptionColumn = { readonly name: string; readonly valueIn: (row: Row) => string };

function pairs(look: Look, rows: readonly Row[]): OptionColumn[] {
  const slots = [...new Set(look.bounds('optionValue').map((bound) => bound.slot))].sort((one, other) => one - other);
  return slots.flatMap((slot) => {
    const name = firstOf(rows, (row) => look.text(row, 'optionName', slot));
    const hasValues = rows.some((row) => look.text(row, 'optionValue', slot));
    if (!hasValues) return [];
    const column = look.bounds('optionValue').find((bound) => bound.slot === slot)?.name ?? '';
    const listed = firstOf(rows, (row) => look.all(row, 'optionNames')[slot - 1]?.value);
    return [{ name: name || listed || column, valueIn: (row: Row) => look.text(row, 'optionValue', slot) ?? '' }];
  });
}

/** Names are the first row's; a row that names its own is read by them, for the order may differ. */
function lists(look: Look, rows: readonly Row[]): OptionColumn[] {
  const values = (field: Field) => (row: Row) => look.all(row, field).map((one) => one.value);
  const [namesOf, valuesOf] = [values('optionNames'), values('optionValues')];
  const names = rows.map(namesOf).find((list) => list.length > 0) ?? [];
  if (!rows.some((row) => valuesOf(row).length > 0)) return [];
  return names.map((name, index) => ({
    name,
    valueIn: (row: Row) => {
      const own = namesOf(row);
      const at = own.length === 0 ? index : own.indexOf(name);
      return at < 0 ? '' : (valuesOf(row)[at] ?? '');
    },
  }));
}

/** Where a column groups rows, colour and size are a choice; another column only where the rows differ in it. */
function groupColumns(look: Look, rows: readonly Row[]): (OptionColumn & { field: Field })[] {
  const isGroup = rows.some((row) => look.text(row, 'group'));
  const columns = describing
    .flatMap((field) => look.bounds(field))
    .filter((bound) => isGroup || /^(?:variants|variations|skus)\./i.test(bound.column))
    .sort((one, other) => one.index - other.index);
  return columns.flatMap((bound: Bound) => {
    const valueIn = (row: Row) => String(row.cells[bound.index] ?? '').trim();
    const values = new Set(rows.map(valueIn));
    const isChoice =
      bound.field === 'material' || bound.manner.list === 'varying'
        ? values.size > 1
        : !(values.size === 1 && values.has(''));
    return isChoice ? [{ name: bound.name, valueIn, field: bound.field }] : [];
  });
}

function firstOf<Value>(rows: readonly Row[], find: (row: Row) => Value | undefined): Value | undefined {
  for (const row of rows) {
    const found = find(row);
    if (found) return found;
  }
  return undefined;
}
