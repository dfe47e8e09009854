/** A nested record as rows of named cells: `meta.barcode`, `images.src`, one row for each of its variants. */
import type { Cell, Row } from './model';
import type { IndexOf } from './record-reader';

const deepest = 6;
const variantLists = /^(?:variants|variations|skus)$/i;

type Cells = { [index: number]: Cell } & Cell[];

/**
 * Flattens a record. Its variants are rows of their own that also have what the record says of all of them; lists of objects
 * become lists of each of their names, aligned; what is nested deeper than six names is kept as JSON.
 */
export function flattenRecord(record: object, line: number, indexOf: IndexOf): Row[] {
  const base: Cells = [];
  let variants: readonly object[] = [];
  let variantsPath = '';
  for (const [name, value] of Object.entries(record)) {
    const objects = variantLists.test(name) && Array.isArray(value) ? value.filter(isObject) : [];
    if (objects.length > 0 && variants.length === 0) [variants, variantsPath] = [objects, name];
    else put(base, name, value, indexOf, 1);
  }
  if (variants.length === 0) return [{ line, cells: base }];
  return variants.map((variant) => {
    const cells: Cells = base.slice();
    for (const [name, value] of Object.entries(variant)) put(cells, `${variantsPath}.${name}`, value, indexOf, 2);
    return { line, cells };
  });
}

function put(cells: Cells, path: string, value: unknown, indexOf: IndexOf, depth: number): void {
  if (!isObject(value) && !Array.isArray(value)) cells[indexOf(path)] = scalar(value);
  else if (depth > deepest) cells[indexOf(path)] = JSON.stringify(value);
  else if (!Array.isArray(value)) {
    for (const [name, inner] of Object.entries(value)) put(cells, `${path}.${name}`, inner, indexOf, depth + 1);
  } else if (value.some(isObject)) putObjects(cells, path, value.filter(isObject), indexOf);
  else cells[indexOf(path)] = value.map((one) => (Array.isArray(one) ? JSON.stringify(one) : scalar(one)));
}

function putObjects(cells: Cells, path: string, objects: readonly object[], indexOf: IndexOf): void {
  const names = new Set(objects.flatMap((one) => Object.keys(one)));
  for (const name of names) {
    const values = objects.map((one) => {
      const value: unknown = Object.entries(one).find(([key]) => key === name)?.[1];
      return isObject(value) || Array.isArray(value) ? JSON.stringify(value) : scalar(value);
    });
    if (values.some((value) => value !== '')) cells[indexOf(`${path}.${name}`)] = values;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number of JSON has a point for its decimals, whatever the texts of its file have: three decimals are written as four. */
function scalar(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value).replace(/^(-?\d+\.\d{3})$/, '$10');
  return String(value);
}
