import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, signCode, toStored, toUnitLength } from './model';

const vector = (size: number) =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size })
    .map((numbers) => Float32Array.from(numbers))
    .filter((numbers) => Math.hypot(...numbers) > 0.1);

describe('a stored vector', () => {
  it('is as like another as the vectors themselves are, but for rounding', () => {
    fc.assert(
      fc.property(vector(512), vector(512), (one, other) => {
        const [a, b] = [toUnitLength(one), toUnitLength(other)];
        const cosine = a.reduce((sum, number, index) => sum + number * (b[index] ?? 0), 0);
        expect(likeness(toStored(a), toStored(b))).toBeCloseTo(cosine, 1);
      }),
      { numRuns: 50 },
    );
  });

  it('is never compared with one of another size', () => {
    expect(() => likeness(new Int8Array(512), new Int8Array(768))).toThrow('two embedders');
  });
});

describe('a code', () => {
  it('has the sign of the first number in its highest bit', () => {
    const unit = new Float32Array(512).fill(-1);
    unit[0] = 1;
    unit[511] = 1;
    expect(signCode(unit)).toBe(`8${'0'.repeat(126)}1`);
  });

  it('has 512 bits for a vector of any size, and near ones for near vectors', () => {
    const one = toUnitLength(Float32Array.from({ length: 768 }, (_, index) => Math.sin(index * 7)));
    const near = toUnitLength(one.map((number, index) => number + 0.1 * Math.cos(index * 3) * 0.036));
    const far = toUnitLength(Float32Array.from({ length: 768 }, (_, index) => Math.sin(index * 13 + 1)));
    const apart = (a: string, b: string) =>
      [...a].reduce((sum, digit, index) => {
        const bits = Number.parseInt(digit, 16) ^ Number.parseInt(b[index] ?? '0', 16);
        return sum + [1, 2, 4, 8].filter((bit) => bits & bit).length;
      }, 0);
    expect(signCode(one)).toMatch(/^[0-9a-f]{128}$/);
    expect(apart(signCode(one), signCode(near))).toBeLessThan(60);
    expect(apart(signCode(one), signCode(far))).toBeGreaterThan(180);
  });
});
