import { describe, expect, it } from 'vitest';
import { categories, isCategory } from '@/lib/shop/catalog/model';
import { arabicPath, taxonomyRows, writtenPath } from './names';
import { nodeOfPath, nodeOfWords } from './node-of-words';
import {
  childrenOf,
  googleOf,
  isNode,
  nodeIds,
  nodeOfGoogle,
  nodeOfPlace,
  pathOf,
  placeOf,
  shelfOf,
  withDescendants,
} from './tree';

describe('the tree of categories', () => {
  it('has the shelves as its roots, in their order, and each node once', () => {
    expect(nodeIds.filter((id) => pathOf(id).length === 1)).toEqual([...categories]);
    expect(new Set(nodeIds).size).toBe(nodeIds.length);
    expect(nodeIds.length).toBeGreaterThan(300);
  });

  it('leads from every node to the shelf that counts it', () => {
    for (const id of nodeIds) {
      expect(withDescendants(shelfOf(id))).toContain(id);
      expect(nodeOfPlace(placeOf(id).category, placeOf(id).subcategory)).toBe(id);
      for (const child of childrenOf(id)) expect(pathOf(child)).toEqual([...pathOf(id), child]);
    }
  });

  it('leaves what stands in a place that is no more on its shelf', () => {
    expect(nodeOfPlace('ceramics', 'amphorae')).toBe('ceramics');
    expect(nodeOfPlace('gone', 'gone')).toBe('other');
    expect(isNode('constructor')).toBe(false);
  });

  it('names each number of Google’s once, and what has none by the nearest above it', () => {
    expect(nodeOfGoogle('1604')).toBe('clothing');
    expect(googleOf('bowls')).toBe('3498');
    expect(googleOf('abayas')).toBe('5388');
    expect(googleOf('tagines')).toBe('');
    const own = nodeIds.filter((id) => googleOf(id) !== '' && nodeOfGoogle(googleOf(id)) === id);
    expect(new Set(own.map(googleOf)).size).toBe(own.length);
    expect(own.length).toBeGreaterThan(200);
  });

  it('is written and read back in both languages', () => {
    for (const id of nodeIds) {
      expect(nodeOfPath(writtenPath(id))).toBe(id);
      expect(nodeOfPath(arabicPath(id).toUpperCase())).toBe(id);
    }
  });

  it('finds what is below a place by the words of the place', () => {
    const bowls = taxonomyRows().find(({ key }) => key === 'bowls');
    expect(bowls).toMatchObject({ shelf: 'ceramics', parent: 'ceramics' });
    for (const word of ['ceramics', 'pottery', 'bowl', 'زبدية', 'خزف']) expect(bowls?.words).toContain(word);
  });
});

describe('words of other systems', () => {
  it.each([
    ['Apparel & Accessories > Clothing > Dresses', 'dresses'],
    ['Home & Garden > Kitchen & Dining > Tableware > Dinnerware > Bowls', 'bowls'],
    ['Men -> T-Shirts', 't-shirts'],
    ['mens-shirts', 'shirts'],
    ['womens-watches', 'watches'],
    ['Footwear', 'shoes'],
    ['Long oak coffee tables', 'coffee-tables'],
    ['سجادة صلاة حمراء', 'prayer-rugs'],
    ['فساتين', 'dresses'],
    ['ملابس رجالية|قمصان', 'shirts'],
    ['smartphones', 'phones'],
    ['Drinks', 'drinks'],
    ['snowboard', 'winter-sports'],
  ])('%s means %s', (words, node) => expect(nodeOfWords(words)).toBe(node));

  it.each(['', 'Uncategorised', 'صنف', '>>>', 'toString'])('%j means nothing', (words) =>
    expect(nodeOfWords(words)).toBeNull(),
  );

  it('stand on the shelf they stood on before there was a tree', () => {
    for (const shelf of categories) expect(nodeOfWords(shelf)).toBe(shelf);
    expect(isCategory(nodeOfWords('beauty') ?? '')).toBe(true);
  });
});
