import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { Back, Numbered } from '../back-part';

type Shown = { readonly pictures: readonly string[]; readonly products: readonly string[] };

/** Which pictures and products each of these records shows, in its order and each once, as far as they came. */
export async function findShown<Line extends Shown>(
  back: Back,
  records: readonly Numbered<Line>[],
): Promise<(line: Line) => { pictures: Id<'media'>[]; products: Id<'product'>[] }> {
  const pictures = await back.find(
    'media',
    records.flatMap(({ line }) => line.pictures),
  );
  const products = await back.find(
    'product',
    records.flatMap(({ line }) => line.products),
  );
  return (line) => ({ pictures: each(line.pictures, pictures), products: each(line.products, products) });
}

function each<Found>(names: readonly string[], found: ReadonlyMap<string, Found>): Found[] {
  return [...new Set(names.flatMap((name) => found.get(name) ?? []))];
}
