import { expect, it } from 'vitest';
import { type CategoryChoice, findChoices } from './find-choices';
import { namesOf } from './names';
import { nodeIds, pathOf, wordsOf } from './tree';

const english: CategoryChoice[] = nodeIds.map((value) => ({
  ...{
    value,
    label: namesOf(value)[0],
    above: pathOf(value)
      .slice(0, -1)
      .map((one) => namesOf(one)[0]),
  },
  words: [namesOf(value)[1], ...wordsOf(value)].join(', '),
}));
const found = (typed: string) => findChoices(english, typed, 8).map(({ value }) => value);

it('a place is found by its name, by its beginning and by other words, in both languages', () => {
  expect(found('Bowls')[0]).toBe('bowls');
  expect(found('bow')[0]).toBe('bowls');
  expect(found('sofa')[0]).toBe('sofas');
  expect(found('couch')).toEqual(['sofas']);
  expect(found('فستان')[0]).toBe('dresses');
  expect(found('إضاءه')).toContain('lighting');
  expect(found('كرسي')[0]).toBe('chairs');
});

it('what is meant wide comes before what is meant narrow, and what stands above helps to tell', () => {
  expect(found('shoes')[0]).toBe('shoes');
  expect(found('garden pots')).toEqual(['garden-pots']);
  expect(found('ceramics mugs')).toEqual(['mugs']);
});

it('nothing is found for nothing, and never more than asked for', () => {
  expect(found(' ,')).toEqual([]);
  expect(found('zzzz')).toEqual([]);
  expect(findChoices(english, 's', 8)).toHaveLength(8);
});
