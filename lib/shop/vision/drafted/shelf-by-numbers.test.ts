import { describe, expect, it } from 'vitest';
import { shelfByNumbers } from './shelf-by-numbers';
import planes from './told-planes.json';

/** A vector as far beyond a plane as stored numbers can be; `sign` -1 is as far on its other side. */
function beyond(key: string, sign = 1): Int8Array {
  const bytes = Buffer.from(planes.planes.find((one) => one.key === key)?.plane ?? '', 'base64');
  return Int8Array.from({ length: bytes.length / 4 - 1 }, (_, at) => Math.sign(bytes.readFloatLE(at * 4)) * 127 * sign);
}

describe('what the numbers of a photograph tell', () => {
  it('tells the shelf whose plane they lie beyond, and not what lies on the other side', () => {
    expect(shelfByNumbers('souk-vision-1', beyond('clothing', -1))).toBeNull();
    expect(shelfByNumbers('souk-vision-1', beyond('clothing'))).toBe('clothing');
  });

  it('tells nothing on the near side of all planes, and nothing to another embedder', () => {
    expect(shelfByNumbers('souk-vision-1', new Int8Array(512))).toBeNull();
    expect(shelfByNumbers('coral-ab-1', beyond('clothing'))).toBeNull();
  });
});
