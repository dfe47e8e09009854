import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { arabic, english } from './catalogue';

const parse = (message: string) => new IntlMessageFormat(message, 'en').getAst();

type Element = ReturnType<typeof parse>[number];

/** Placeholders of a message, with tags and the branches of plurals. */
function placeholders(elements: readonly Element[]): Set<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if ('value' in element && element.type !== 0) names.add(element.value);
    if ('children' in element) for (const name of placeholders(element.children)) names.add(name);
    if ('options' in element) {
      for (const option of Object.values(element.options)) {
        for (const name of placeholders(option.value)) names.add(name);
      }
    }
  }
  return names;
}

describe('the catalogue', () => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(arabic).sort()).toEqual(Object.keys(english).sort());
  });
  it.each(Object.keys(english))('%s says the same in both languages', (key) => {
    const original = english[key] ?? '';
    const translation = arabic[key] ?? '';
    expect([...placeholders(parse(translation))].sort()).toEqual([...placeholders(parse(original))].sort());
    expect(translation.trim()).not.toBe('');
  });
  // After an Arabic letter a bare sign would stand on the other side of its digits: `formatPercent` puts the same marks.
  it('writes a percentage in Arabic as amounts and rates are written', () => {
    const other = Object.entries(arabic).filter(([, text]) => /٪|(?<!\u200e)%|%(?!\u200e)/.test(text));
    expect(other.map(([key]) => key)).toEqual([]);
  });
});
