import { describe, expect, it } from 'vitest';
import { labelWords } from './label-words';

describe('words of a label', () => {
  it('are small Latin letters and digits, each once, in their order', () => {
    expect(labelWords(['Crème FRAÎCHE', '2,5% milk', 'Milk', '牛奶'])).toEqual(['creme', 'fraiche', 'milk']);
  });

  it('are a few short ones, however much was read', () => {
    const words = labelWords([Array.from({ length: 100 }, (_, at) => `word${at}`).join(' ')]);
    expect(words).toHaveLength(24);
    expect(labelWords(['a'.repeat(500)])).toEqual(['a'.repeat(24)]);
    expect(labelWords(['\'); drop table {a,b} "c" \\'])).toEqual(['drop', 'table']);
  });
});
