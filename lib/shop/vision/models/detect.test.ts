import { describe, expect, it } from 'vitest';
import { objectNames, objectsFrom, sharedPart } from './detect';

const anchors = 1917;
const width = objectNames.length + 1;

function answers(sure: readonly { anchor: number; name: (typeof objectNames)[number]; value: number }[]) {
  const classes = new Float32Array(anchors * width).fill(-9);
  for (const { anchor, name, value } of sure) classes[anchor * width + 1 + objectNames.indexOf(name)] = value;
  return objectsFrom(new Float32Array(anchors * 4), classes);
}

describe('things found in a picture', () => {
  it('are told once, by the surest of boxes that cover one place', () => {
    // Two shapes of nearly one size in the middle of the last grid, where one place is the whole picture.
    const found = answers([
      { anchor: 1911, name: 'mug', value: 2 },
      { anchor: 1916, name: 'mug', value: 1 },
      { anchor: 1912, name: 'chair', value: 0 },
    ]);
    expect(found.map(({ name }) => name)).toEqual(['mug', 'chair']);
    expect(found[0]?.score).toBeCloseTo(0.88, 2);
  });

  it('lie within the picture', () => {
    const found = answers([{ anchor: 1914, name: 'desk', value: 3 }]);
    const [{ box } = { box: { left: -1, top: -1, width: 9, height: 9 } }] = found;
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.left + box.width).toBeLessThanOrEqual(1);
    expect(box.top + box.height).toBeLessThanOrEqual(1);
  });

  it('are not told when they are less than 30 % sure', () => {
    expect(answers([{ anchor: 0, name: 'mug', value: Math.log(0.29 / 0.71) }])).toEqual([]);
    expect(answers([{ anchor: 0, name: 'mug', value: Math.log(0.31 / 0.69) }])).toHaveLength(1);
  });

  it('come from the detector that the boxes were measured for, or not at all', () => {
    expect(() => objectsFrom(new Float32Array(8), new Float32Array(48))).toThrow('another detector');
  });
});

it('half of one box in another shares a third', () => {
  const box = { left: 0, top: 0, width: 0.5, height: 0.5 };
  expect(sharedPart(box, { ...box, left: 0.25 })).toBeCloseTo(1 / 3);
  expect(sharedPart(box, { ...box, left: 0.6 })).toBe(0);
});
