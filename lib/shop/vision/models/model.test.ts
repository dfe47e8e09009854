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

const apart = (a: string, b: string) =>
  [...a].reduce((sum, digit, index) => {
    const bits = Number.parseInt(digit, 16) ^ Number.parseInt(b[index] ?? '0', 16);
    return sum + [1, 2, 4, 8].filter((bit) => bits & bit).length;
  }, 0);

describe('a code', () => {
  it('is the same for ever: what is stored must fit what is made tomorrow', () => {
    const unit = toUnitLength(Float32Array.from({ length: 512 }, (_, index) => Math.sin(index * 7) / (index + 1)));
    expect(signCode(unit).slice(0, 32)).toBe('892ef13cb0c3f38cd24daf34f30e3dcc');
  });

  it('tells the angle between two vectors also where a few numbers say nearly everything', () => {
    const heavy = (seed: number, near = 0) =>
      toUnitLength(
        Float32Array.from({ length: 512 }, (_, index) => {
          const weight = index < 40 ? 1 : 0.02;
          return weight * (Math.sin(index * index * seed) + near * Math.sin(index * index * 0.77));
        }),
      );
    for (const [one, other] of [
      [heavy(0.37), heavy(0.37, 0.3)],
      [heavy(0.37), heavy(0.37, 1)],
      [heavy(0.91), heavy(0.13)],
    ] as const) {
      const cosine = one.reduce((sum, number, index) => sum + number * (other[index] ?? 0), 0);
      const expected = (Math.acos(cosine) / Math.PI) * 512;
      expect(Math.abs(apart(signCode(one), signCode(other)) - expected)).toBeLessThan(15);
    }
  });

  it('has 512 bits for a vector of any size, and near ones for near vectors', () => {
    const one = toUnitLength(Float32Array.from({ length: 768 }, (_, index) => Math.sin(index * 7)));
    const near = toUnitLength(one.map((number, index) => number + 0.1 * Math.cos(index * 3) * 0.036));
    const far = toUnitLength(Float32Array.from({ length: 768 }, (_, index) => Math.sin(index * 13 + 1)));
    expect(signCode(one)).toMatch(/^[0-9a-f]{128}$/);
    expect(apart(signCode(one), signCode(near))).toBeLessThan(60);
    expect(apart(signCode(one), signCode(far))).toBeGreaterThan(180);
  });
});
