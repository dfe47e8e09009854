import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corners, cropSideMin, cropText, moved, stretched } from './crop';

const crop = fc
  .tuple(fc.double({ min: cropSideMin, max: 1, noNaN: true }), fc.double({ min: cropSideMin, max: 1, noNaN: true }))
  .chain(([width, height]) =>
    fc.record({
      left: fc.double({ min: 0, max: 1 - width, noNaN: true }),
      top: fc.double({ min: 0, max: 1 - height, noNaN: true }),
      width: fc.constant(width),
      height: fc.constant(height),
    }),
  );
const step = fc.double({ min: -2, max: 2, noNaN: true });

describe('the frame', () => {
  it('stays in the picture and keeps its size when it is moved', () => {
    fc.assert(
      fc.property(crop, step, step, (before, across, down) => {
        const after = moved(before, across, down);
        expect([after.width, after.height]).toEqual([before.width, before.height]);
        expect(Math.min(after.left, after.top)).toBeGreaterThanOrEqual(0);
        expect(Math.max(after.left + after.width, after.top + after.height)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('never leaves the picture nor becomes too small when a corner is moved, and the opposite corner stays', () => {
    fc.assert(
      fc.property(crop, fc.constantFrom(...corners), step, step, (before, corner, across, down) => {
        const after = stretched(before, corner, across, down);
        expect(Math.min(after.width, after.height)).toBeGreaterThanOrEqual(cropSideMin - 1e-9);
        expect(Math.min(after.left, after.top)).toBeGreaterThanOrEqual(0);
        expect(Math.max(after.left + after.width, after.top + after.height)).toBeLessThanOrEqual(1 + 1e-9);
        if (corner.side === 'left') expect(after.left + after.width).toBeCloseTo(before.left + before.width);
        else expect(after.left).toBe(before.left);
        if (corner.end === 'top') expect(after.top + after.height).toBeCloseTo(before.top + before.height);
        else expect(after.top).toBe(before.top);
      }),
    );
  });

  it('is sent as four fractions', () => {
    expect(cropText({ left: 0, top: 0.123456, width: 1, height: 0.5 })).toBe('0,0.1235,1,0.5');
  });
});
