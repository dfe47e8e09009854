import { photographs } from './photographs';
import type { Picture, WorldProduct, WorldVariant } from './shape';

/** One of the Vendure photographs, or a detail of it: `photo('andres-jasso-220776')`. */
export function photo(name: keyof typeof photographs, alt?: string, part?: Picture['part']): Picture {
  return { file: `photo:${name}`, alt: alt ?? photographs[name], ...(part ? { part } : {}) };
}

/** A picture the project rendered itself: `drawn('rug-01', 'A wool rug …')`. */
export function drawn(file: string, alt: string): Picture {
  return { file, alt };
}

/** A product without choices: its single variant. */
export function one(sku: string, price: string, stock: number): Pick<WorldProduct, 'options' | 'variants'> {
  return { options: [], variants: [{ values: [], sku, price, stock }] };
}

/** A product with one choice: rows of value, SKU, price and stock. */
export function choice(
  name: string,
  rows: readonly (readonly [value: string, sku: string, price: string, stock: number])[],
): Pick<WorldProduct, 'options' | 'variants'> {
  return {
    options: [{ name, values: rows.map(([value]) => value) }],
    variants: rows.map(([value, sku, price, stock]) => ({ values: [value], sku, price, stock })),
  };
}

type Axis = {
  readonly name: string;
  readonly values: readonly (readonly [value: string, code: string, more: number])[];
};

/**
 * A product with two or three choices: every combination, its SKU made of the codes, its price the base
 * plus what each value adds. `stock` lists the units in the order of the combinations.
 */
export function choices(
  sku: string,
  base: number,
  axes: readonly Axis[],
  stock: readonly number[],
  digits = 2,
): Pick<WorldProduct, 'options' | 'variants'> {
  let partial: { values: string[]; codes: string[]; price: number }[] = [{ values: [], codes: [sku], price: base }];
  for (const axis of axes)
    partial = partial.flatMap((made) =>
      axis.values.map(([value, code, more]) => ({
        values: [...made.values, value],
        codes: [...made.codes, code],
        price: made.price + more,
      })),
    );
  const variants: WorldVariant[] = partial.map(({ values, codes, price }, index) => ({
    values,
    sku: codes.join('-'),
    price: price.toFixed(digits),
    stock: stock[index % stock.length] ?? 0,
  }));
  return { options: axes.map(({ name, values }) => ({ name, values: values.map(([value]) => value) })), variants };
}
