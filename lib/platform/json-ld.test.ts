import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLdText } from './json-ld';

const hostile = [
  '</script><script>alert(1)</script>',
  '<!--',
  ']]>',
  '&quot;',
  '"\\\'',
  '\u2028\u2029',
  '\u0000',
  '{{7*7}}',
];

describe('JSON-LD in a page', () => {
  it('is read back as exactly what was put in, and can neither end its script nor start markup', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...hostile), fc.array(fc.constantFrom(...hostile)));
    fc.assert(
      fc.property(value, (data) => {
        const text = jsonLdText({ data });
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify({ data }));
      }),
    );
  });
});
