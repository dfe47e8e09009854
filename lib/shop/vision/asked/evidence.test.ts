import { describe, expect, it } from 'vitest';
import { evidenceNames, evidenceOf, isBelieved, sideOf } from './evidence';
import learned from './learned.json';
import { learnedOf } from './rank';
import { readWorld, worldOf, writeWorld } from './worlds';

const world = { side: [], goods: [], foreign: [] };
const nothing = { objects: [], classes: [] };
const named = (evidence: readonly number[]) =>
  Object.fromEntries(evidenceNames.map((name, at) => [name, evidence[at]]));

describe('evidence that the shop has what is shown', () => {
  it('is the nearest product, those behind it, and on what part and whole agree', () => {
    const whole = [0.5, 0.4, 0.3, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.1, 0];
    const found = named(evidenceOf([[0.3, 0.2], whole], [], nothing, world));
    expect(found).toMatchObject({ best: 0.5, agreed: 0.3, bystander: 0, thing: 0, living: 0, goods: 0 });
    expect(found.mean).toBeCloseTo(0.34);
    expect(found.gap).toBeCloseTo(0.4);
  });

  it('tells bystanders from things, and living beings from goods', () => {
    const box = { left: 0, top: 0, width: 1, height: 1 };
    const objects = ['dog', 'chair', 'person'].map((name, at) => ({ name, score: 0.5 + at / 10, box }));
    const classes = [
      { index: 208, score: 0.5 },
      { index: 560, score: 0.2 },
      { index: 981, score: 0.1 },
    ];
    const found = named(evidenceOf([[0.1]], [], { objects, classes }, world));
    expect(found).toMatchObject({ bystander: 0.7, thing: 0.6, living: 0.5, goods: 0.2 });
  });

  it('is nothing where nothing is near', () => {
    expect(evidenceOf([], [], nothing, world).every((number) => !Number.isNaN(number))).toBe(true);
  });

  it('tells how near the world is: its goods, and what no shop sells, each by the nearest three', () => {
    const [east, north] = [Int8Array.of(127, 0), Int8Array.of(0, 127)];
    const found = named(
      evidenceOf([[0.6]], [east], nothing, {
        side: [2, 0, 1],
        goods: [north, north, east, east, east],
        foreign: [north],
      }),
    );
    expect(found).toMatchObject({ known: 1, foreign: 0, side: 3, 'side of rather known': 3, 'known of foreign': 0 });
    expect(found['side of best']).toBeCloseTo(1.8);
  });

  it('lies on a side of a plane that is learned for numbers of this size', () => {
    expect(sideOf(Int8Array.of(127, 0), [2, 5, -1])).toBe(1);
    expect(sideOf(Int8Array.of(127, 0), [2, -1])).toBe(0);
  });

  it('is weighed for every embedder that was learned: the very thing convinces, a beast unlike all does not', () => {
    for (const [embedder, { belief }] of Object.entries(learned.embedders)) {
      expect(belief.weights).toHaveLength(evidenceNames.length);
      const world = worldOf(embedder, true);
      expect(world?.side).toHaveLength(513);
      const [goods, foreign] = [world?.goods[0], world?.foreign[0]];
      if (!world || goods === undefined || foreign === undefined) throw new Error('a world is empty');
      const alike = [0.9, 0.6, 0.5, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4];
      const apart = alike.map((likeness) => likeness / 6);
      const dog = { objects: [], classes: [{ index: 208, score: 0.9 }] };
      expect(isBelieved(evidenceOf([alike], [goods], nothing, world), learnedOf(embedder))).toBe(true);
      expect(isBelieved(evidenceOf([apart], [foreign], dog, world), learnedOf(embedder))).toBe(false);
    }
    expect(isBelieved([-1, -1], learnedOf('brought-by-an-operator'))).toBe(true);
    expect(worldOf('brought-by-an-operator', false)?.goods).toEqual([]);
  });

  it('keeps a world in a file as it is, and takes no other file for one', () => {
    const world = {
      side: [0.5, -2, 1],
      goods: [Int8Array.of(1, -2)],
      foreign: [Int8Array.of(3, 4), Int8Array.of(-127, 0)],
    };
    const bytes = writeWorld(world);
    expect(readWorld(bytes)).toEqual(world);
    expect(() => readWorld(bytes.subarray(1))).toThrow('Not a world');
  });
});
