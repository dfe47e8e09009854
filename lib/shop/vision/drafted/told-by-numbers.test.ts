import { describe, expect, it } from 'vitest';
import { toldByNumbers } from './told-by-numbers';
import planes from './told-planes.json';

/** A vector as far beyond a plane as stored numbers can be; `sign` -1 is as far on its other side. */
function beyond(key: string, sign = 1): Int8Array {
  const bytes = Buffer.from(planes.planes.find((one) => one.key === key)?.plane ?? '', 'base64');
  return Int8Array.from({ length: bytes.length / 4 - 1 }, (_, at) => Math.sign(bytes.readFloatLE(at * 4)) * 127 * sign);
}

describe('what the numbers of a photograph tell', () => {
  it('tells the shelf whose plane they lie beyond', () => {
    expect(toldByNumbers('souk-vision-1', beyond('food')).shelf).toBe('food');
    expect(toldByNumbers('souk-vision-1', beyond('clothing')).shelf).toBe('clothing');
  });

  it('tells nothing on the near side of all planes, and nothing to another embedder', () => {
    expect(toldByNumbers('souk-vision-1', new Int8Array(512))).toEqual({ thing: null, shelf: null });
    expect(toldByNumbers('coral-ab-1', beyond('clothing'))).toEqual({ thing: null, shelf: null });
  });

  it('names what is beyond a name’s plane, and only on its shelf', () => {
    const trousers = beyond('trousers');
    const told = toldByNumbers('souk-vision-1', trousers);
    expect(told.thing).toEqual(told.shelf === 'clothing' ? { en: 'trousers', ar: 'بنطلون' } : null);
    expect(toldByNumbers('souk-vision-1', beyond('food')).thing).toBeNull();
  });
});
