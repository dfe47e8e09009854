import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkParts } from './model';

const links = (text: string) => linkParts(text).flatMap(({ link }) => link?.href ?? []);

describe('links in a text about oneself', () => {
  it('are addresses of the web, without the sentence around them', () => {
    expect(linkParts('Bowls (https://lina.example/shop), tea.')).toEqual([
      { text: 'Bowls (' },
      { text: 'https://lina.example/shop', link: { href: 'https://lina.example/shop', host: 'lina.example' } },
      { text: '), tea.' },
    ]);
    expect(links('http://a.example، https://b.example/x?y=1.')).toEqual([
      'http://a.example/',
      'https://b.example/x?y=1',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://bank.example@evil.example',
    'https://localhost',
    'www.x.example',
    '//x.example',
  ])('are not made of %s', (text) => expect(links(text)).toEqual([]));

  it('lose nothing of the text, and lead only to the web', () => {
    const bits = fc.constantFrom(
      'https://',
      'http://',
      'a.example',
      ' ',
      '@',
      'javascript:',
      '.',
      ')',
      'ب',
      '<script>',
    );
    fc.assert(
      fc.property(
        fc.array(bits).map((some) => some.join('')),
        (text) => {
          expect(
            linkParts(text)
              .map((part) => part.text)
              .join(''),
          ).toBe(text);
          for (const link of links(text).map((href) => new URL(href)))
            expect([link.username, /^https?:$/.test(link.protocol)]).toEqual(['', true]);
        },
      ),
    );
  });
});
