import { describe, expect, it } from 'vitest';
import { sameWords } from './same-words';

describe('words that agree', () => {
  it('count one each, and a part of one when a letter was read wrong', () => {
    const [both, one, wrong, none] = sameWords(
      ['tropicana', 'apple'],
      [['tropicana', 'apple', 'juice'], ['tropicana'], ['tropicama'], ['bravo']],
    );
    expect(both).toBeGreaterThan(one ?? 0);
    expect(one).toBeGreaterThan(wrong ?? 0);
    expect(wrong).toBeGreaterThan(0);
    expect(none).toBe(0);
  });

  it('count less when many have them, and once however often they stand there', () => {
    const milk = Array.from({ length: 20 }, (_, at) => ['milk', ...(at === 0 ? ['oatly'] : [])]);
    const [rare] = sameWords(['oatly'], milk);
    const [common, other] = sameWords(['milk'], milk);
    expect(rare).toBeGreaterThan(3 * (common ?? 0));
    expect(common).toBe(other);
    expect(sameWords(['oatly'], [['oatly', 'oatly'], ['oatly']])[0]).toBe(
      sameWords(['oatly'], [['oatly'], ['oatly']])[0],
    );
  });

  it('are none where none were read', () => {
    expect(sameWords([], [['milk'], []])).toEqual([0, 0]);
    expect(sameWords(['milk'], [[], []])).toEqual([0, 0]);
  });
});
