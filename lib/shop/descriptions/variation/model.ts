/**
 * Which of a product's options are ones that search engines know by name: colour, size, material, pattern.
 *
 * Invariants: an option means at most one of them, and each is meant by at most one option of a product, the first.
 */
import type { ProductOption } from '@/lib/shop/catalog/model';

/** What schema.org lets variants of a group vary by, as properties of a product. */
export const variations = ['color', 'size', 'material', 'pattern'] as const;

/** One of them. */
export type Variation = (typeof variations)[number];

/** What owners call them in either language, folded: small letters, no marks, no article. */
const words: Record<Variation, readonly string[]> = {
  color: ['color', 'colors', 'colour', 'colours', 'shade', 'لون', 'الوان', 'درجة اللون'],
  size: ['size', 'sizes', 'مقاس', 'مقاسات', 'حجم', 'قياس'],
  material: ['material', 'materials', 'fabric', 'خامة', 'مادة', 'قماش'],
  pattern: ['pattern', 'patterns', 'print', 'نقشة', 'نقش', 'نمط', 'زخرفة'],
};

/** For each option of a product the variation it means, or null. */
export function variationsOf(options: readonly ProductOption[]): readonly (Variation | null)[] {
  const known = new Set<Variation>();
  return options.map(({ name }) => {
    const meant = variationNamed(name);
    if (meant === null || known.has(meant)) return null;
    known.add(meant);
    return meant;
  });
}

function variationNamed(name: string): Variation | null {
  const folded = fold(name);
  return variations.find((variation) => words[variation].includes(folded)) ?? null;
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\p{Cf}]/gu, '')
    .replace(/[أإآ]/g, 'ا')
    .trim()
    .toLowerCase()
    .replace(/^ال/, '');
}
