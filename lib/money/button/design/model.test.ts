import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesOf, designChoices, designOf, labelMax, linesOf, payModes } from './model';

const asked = (said: Record<string, string>, modes: string[] = []) =>
  designOf(new URLSearchParams([...Object.entries(said), ...modes.map((mode): [string, string] => ['modes', mode])]));

describe('a designed button', () => {
  it('is the plain two lines where nothing was chosen', () => {
    expect(attributesOf(asked({}))).toEqual([]);
    expect(linesOf('https://pay.example/pay/v1.js', 'pk_test_1', attributesOf(asked({}))).split('\n')).toEqual([
      '<script src="https://pay.example/pay/v1.js" async></script>',
      '<souk-pay-button pk="pk_test_1" create="/order" complete="/complete"></souk-pay-button>',
    ]);
  });

  it('says each choice that is another than the script’s own', () => {
    const design = asked({ theme: 'dark', lang: 'ar', radius: '0', width: '240', label: 'ادفع' }, [
      'popup',
      'redirect',
    ]);
    expect(attributesOf(design)).toEqual([
      ['theme', 'dark'],
      ['lang', 'ar'],
      ['label', 'ادفع'],
      ['radius', '0'],
      ['width', '240'],
      ['modes', 'popup redirect'],
    ]);
  });

  it('is one element of known attributes, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '<', '>', '&', '\n', ' ', 'a', 'ب'), maxLength: 80 }),
        fc.array(fc.constantFrom(...payModes, 'x')),
        (text, modes) => {
          const design = asked({ theme: text, lang: text, radius: text, width: text, label: text }, modes);
          const [, element = ''] = linesOf('s', 'pk', attributesOf(design)).split('\n');
          expect(element.replace(/ (?:label|modes)="[^"<>&]*"/g, '')).toBe(
            '<souk-pay-button pk="pk" create="/order" complete="/complete"></souk-pay-button>',
          );
          expect([...design.label].length).toBeLessThanOrEqual(labelMax);
        },
      ),
    );
  });

  it('may be chosen as the script draws it', () => {
    const script = readFileSync('public/pay/v1.js', 'utf8');
    for (const theme of designChoices.theme.slice(1)) expect(script).toContain(`[theme="${theme}"]`);
    expect(script).toMatch(/observedAttributes = \[[^\]]*'radius', 'width'/);
  });
});
