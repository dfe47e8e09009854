import { expect, it } from 'vitest';
import type { OpenPicture } from './model';
import { isSamePattern, readPattern } from './read-pattern';

type Ink = readonly [number, number, number];
const wall: Ink = [239, 236, 230];
const navy: Ink = [48, 64, 106];
const gold: Ink = [216, 160, 48];
const pink: Ink = [232, 176, 168];
const red: Ink = [160, 32, 40];

/** A thing of 400 by 400 on a light wall of 600, inked where `isInk` says. */
function thing(isInk: (x: number, y: number) => boolean, ink: Ink = gold, body: Ink = navy): OpenPicture {
  const rgb = Buffer.alloc(600 * 600 * 3);
  for (let y = 0; y < 600; y += 1) {
    for (let x = 0; x < 600; x += 1) {
      const isThing = x >= 100 && x < 500 && y >= 100 && y < 500;
      rgb.set(isThing ? (isInk(x, y) ? ink : body) : wall, (y * 600 + x) * 3);
    }
  }
  return { width: 600, height: 600, rgb };
}

const lying = (every: number) => (_: number, y: number) => y % every < every / 2;
const standing = (every: number) => (x: number) => x % every < every / 2;
const dots = (every: number) => (x: number, y: number) =>
  Math.hypot((x % every) - every / 2, (y % every) - every / 2) < every / 4;

it('reads stripes that lie, stripes that stand, and figures all over', () => {
  expect(readPattern(thing(lying(32)))?.kind).toBe('lying');
  expect(readPattern(thing(standing(32)))?.kind).toBe('standing');
  expect(readPattern(thing(dots(32)))?.kind).toBe('all_over');
});

it('reads nothing where nothing repeats: on one colour, a picture in the middle, two legs, one edge', () => {
  const none = [
    () => false,
    (x: number, y: number) => Math.hypot(x - 300, y - 300) < 70,
    (x: number, y: number) => Math.abs(x - 300) < 30 && y > 150,
    (_: number, y: number) => y > 300,
  ];
  for (const drawn of none) expect(readPattern(thing(drawn))).toBeNull();
});

it('calls patterns the same in other colours and from a little farther away, and not across kinds, sizes or with nothing', () => {
  const [fine, rosy, wider, wide, spotted] = [
    thing(lying(28)),
    thing(lying(28), pink, red),
    thing(lying(36)),
    thing(lying(56)),
    thing(dots(28)),
  ];
  const same = (one: OpenPicture, other: OpenPicture) => isSamePattern(readPattern(one), readPattern(other));
  expect([same(fine, rosy), same(fine, wider)]).toEqual([true, true]);
  expect([
    same(fine, wide),
    same(fine, spotted),
    isSamePattern(readPattern(fine), null),
    isSamePattern(null, null),
  ]).toEqual([false, false, false, false]);
});
