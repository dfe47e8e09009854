import { describe, expect, it } from 'vitest';
import type { ReadProduct } from '../model';
import { bindColumns } from './bind-columns';
import { decodeHead } from './decode-text';
import { guessEncoding } from './guess-encoding';
import { layoutOf } from './name-dialect';
import { openReader, shapeOf } from './open-reader';
import { readCatalogue } from './read-catalogue';
import { damages, seeded } from './testing/damage';
import { pieces, rowsOf } from './testing/read-text';
import { realCatalogues } from './testing/reference';
import { samples } from './testing/samples';

const looked = 256 * 1024;
const files = [
  ...Object.entries(samples).map(([name, sample]) => ({ label: name, name: sample.name, text: sample.text as string })),
  ...realCatalogues.map(({ name, bytes }) => ({ label: name, name, text: bytes.toString('utf8') })),
];

/** Records a file has, counted before anything is made of them. Saleor's are its products, and its variants without any. */
function recordsOf(name: string, bytes: Uint8Array, dialect: Parameters<typeof layoutOf>[0]): number {
  const encoding = guessEncoding(bytes.subarray(0, looked));
  const shape = shapeOf(name, decodeHead(bytes.subarray(0, looked), encoding), undefined);
  const reader = openReader(shape, bindColumns([]).indexOf, layoutOf(dialect, shape.form));
  return reader.push(decodeHead(bytes, encoding)).length + reader.end().length;
}

/** What no product may be, whatever its file is. Told by one expectation: a damaged file may have very many of them. */
function isWhole(product: ReadProduct): boolean {
  return (
    product.key !== '' &&
    product.rows > 0 &&
    product.variants.every((variant) => variant.values.length === (product.options?.length ?? 0)) &&
    product.variants.every(({ price }) => !price || /^\d+(\.\d+)?$/.test(price.decimal)) &&
    product.problems.every((problem) => problem.found.length <= 200)
  );
}

describe.each(files)('$label', ({ name, text }) => {
  it.each(Object.keys(damages))('%s is read to its end, and every record is counted once', async (damage) => {
    for (let seed = 1; seed <= 2; seed += 1) {
      const damaged = damages[damage]?.(text, seeded(seed)) ?? '';
      const bytes = typeof damaged === 'string' ? new TextEncoder().encode(damaged) : damaged;
      const began = performance.now();
      const read = await readCatalogue({ name, open: () => pieces(bytes, 50_000) });
      if (!read.ok) continue;
      const products: ReadProduct[] = [];
      for await (const product of read.value.products) products.push(product);
      // A megabyte is read in a tenth of this on a busy machine; what is not linear takes minutes.
      expect(performance.now() - began).toBeLessThan(20_000);
      expect(rowsOf(products)).toBe(recordsOf(name, bytes, read.value.file.dialect));
      expect(products.filter((product) => !isWhole(product))).toEqual([]);
    }
  });
});
