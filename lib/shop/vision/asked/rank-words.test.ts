import { expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { rank } from './rank';

const weights = {
  colour: 0,
  sameItem: 0.9,
  enough: 0,
  pattern: 0,
  text: { weight: 0.5, words: 2, same: 1 },
};

/** Scores and reasons of three products, equally like what is shown: printed with words, titled with them, and neither. */
function ranked(label: readonly string[], text = true) {
  const words = ['tropicana', 'apple'];
  const facts = [{ printed: words }, { titled: words }, {}].map((own) => ({
    ...{ product: newId('product'), category: 'other' as const, handle: 'kiln', pageName: 'Kiln', palette: null },
    ...{ isWanted: true, isUnwanted: false, ...own },
  }));
  const near = facts.map(({ product }) => ({ product, media: newId('media'), likeness: 0.5 }));
  const wish = { palette: [], colours: [], unwantedColours: [], unlike: [], label };
  const { text: _, ...unlearned } = weights;
  const found = new Map(rank(near, facts, wish, text ? weights : unlearned).map((one) => [one.product, one]));
  return facts.map(({ product }) => ({ score: found.get(product)?.score ?? 0, reason: found.get(product)?.reason }));
}

it('words that are printed and words of a title move a product forward, and only printed ones are said to be on it', () => {
  const [printed, titled, neither] = ranked(['tropicana', 'apple']);
  expect(titled?.score).toBeGreaterThan(neither?.score ?? 0);
  expect(printed?.score).toBe(titled?.score);
  expect([printed, titled, neither].map((one) => one?.reason)).toEqual(['same_label', 'same_kind', 'same_kind']);
});

it('other words, none, and an embedder that nothing was learned for change nothing', () => {
  for (const found of [ranked(['bravo']), ranked([]), ranked(['tropicana', 'apple'], false)]) {
    expect(new Set(found.map(({ score }) => score)).size).toBe(1);
    expect(found.map(({ reason }) => reason)).not.toContain('same_label');
  }
});
