import { describe, expect, it } from 'vitest';
import { evidenceNames, evidenceOf, isBelieved, sideOf } from './evidence';
import learned from './learned.json';
import { learnedOf } from './rank';

const world = { side: [], background: [] };
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

  it('is less where the world is nearer than the shop', () => {
    const background = [Int8Array.of(127, 0), Int8Array.of(0, 127)];
    const margin = (vector: Int8Array) =>
      named(evidenceOf([[0.6]], [vector], nothing, { side: [], background })).margin;
    expect(margin(Int8Array.of(127, 0))).toBeCloseTo(0.1);
    expect(margin(Int8Array.of(-127, 0))).toBeCloseTo(1.1);
  });

  it('lies on a side of a plane that is learned for numbers of this size', () => {
    expect(sideOf(Int8Array.of(127, 0), [2, 5, -1])).toBe(1);
    expect(sideOf(Int8Array.of(127, 0), [2, -1])).toBe(0);
  });

  it('weighs for every embedder that was learned, and convinces where it was not', () => {
    for (const one of Object.values(learned.embedders)) {
      expect([one.belief.weights.length, one.side.length]).toEqual([evidenceNames.length, 513]);
    }
    const surely = evidenceNames.map(() => 1);
    const hardly = evidenceNames.map((name) => (name === 'bystander' || name === 'living' ? 1 : -1));
    for (const embedder of Object.keys(learned.embedders)) {
      expect(isBelieved(surely, learnedOf(embedder))).toBe(true);
      expect(isBelieved(hardly, learnedOf(embedder))).toBe(false);
    }
    expect(isBelieved(hardly, learnedOf('brought-by-an-operator'))).toBe(true);
  });
});
