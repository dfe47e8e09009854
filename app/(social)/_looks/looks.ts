import { looksName } from '@/app/_ui/signed-out-mark';

/** Products kept; the one opened last comes first. */
const keptMax = 20;

type Kept = { readonly stamp: string; readonly products: readonly string[] };

/**
 * What somebody looked at, as this browser keeps it and nobody else. It is of one account and one beginning, which the stamp says: under
 * another, or none, what was kept is forgotten there and then.
 */
export function looksUnder(stamp: string | null): readonly string[] {
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(looksName) ?? 'null');
    if (kept !== null && kept.stamp === stamp && Array.isArray(kept.products)) return kept.products;
    localStorage.removeItem(looksName);
  } catch {
    // Closed storage, or something that is not ours: nothing is kept.
  }
  return [];
}

/** Keeps that a product was opened. */
export function keepLook(stamp: string, product: string): void {
  const products = [product, ...looksUnder(stamp).filter((one) => one !== product)].slice(0, keptMax);
  try {
    localStorage.setItem(looksName, JSON.stringify({ stamp, products }));
  } catch {
    // Closed storage keeps nothing.
  }
}
