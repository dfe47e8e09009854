import { expect, it } from 'vitest';
import { objectNames } from '@/lib/shop/vision/models/detect';
import { shelfOfThing } from './shelf-of-thing';

const seen = (name: string, width: number, score = 0.9) => ({
  name,
  score,
  box: { left: 0, top: 0, width, height: 1 },
});

it('is that of the main thing, whoever stands beside it', () => {
  expect(shelfOfThing([seen('person', 0.9), seen('chair', 0.5)])).toBe('furniture');
  expect(shelfOfThing([seen('footwear', 0.4), seen('book', 0.8)])).toBe('books');
});

it('is told of no beast, bystander or nameless thing', () => {
  for (const name of ['person', 'cat', 'dog', 'cattle', 'car', 'vehicle', 'box', 'bottle'] as const) {
    expect(objectNames).toContain(name);
    expect(shelfOfThing([seen(name, 0.9)])).toBeNull();
  }
  expect(shelfOfThing([])).toBeNull();
});
