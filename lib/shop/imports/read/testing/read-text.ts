import type { ReadFile, ReadProduct } from '../../model';
import type { ReadHints } from '../model';
import { readCatalogue } from '../read-catalogue';

/** Reads a file of a text or of bytes to its end, in pieces of the given length. Throws what a refusal says. */
export async function readAll(
  content: string | Uint8Array,
  hints: ReadHints = {},
  name = 'products.csv',
  pieceLength = 100_000,
): Promise<{ file: ReadFile; products: ReadProduct[] }> {
  const read = await readCatalogue({ name, open: () => pieces(content, pieceLength) }, hints);
  if (!read.ok) throw new Error(`refused: ${read.code}`);
  const products: ReadProduct[] = [];
  for await (const product of read.value.products) products.push(product);
  return { file: read.value.file, products };
}

/** The bytes of a content in pieces. */
export async function* pieces(content: string | Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** How many records products have taken together. */
export function rowsOf(products: readonly ReadProduct[]): number {
  return products.reduce((sum, product) => sum + product.rows, 0);
}

/** The rules that products break, each once. */
export function rulesOf(products: readonly ReadProduct[]): string[] {
  return [...new Set(products.flatMap((product) => product.problems.map((problem) => problem.rule)))].sort();
}
