import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavingPath, linkParts, outsideLink } from './outside-link';

describe('a link out of Souk', () => {
  it('leads to names of the open web alone, with the host as machines write it', () => {
    expect(outsideLink('https://shop.example/a?b=1')).toEqual({
      href: 'https://shop.example/a?b=1',
      host: 'shop.example',
    });
    expect(outsideLink('https://аpple.example/')?.host).toMatch(/^xn--/);
    expect(outsideLink('http://مثال.example')?.host).toMatch(/^xn--/);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://shop.example',
    '//shop.example',
    'https://souk@evil.example',
    'https://souk:pay@evil.example',
    'https://127.0.0.1/x',
    'https://2130706433/',
    'http://0x7f000001/',
    'http://[::1]/',
    'http://localhost:3000/',
    'http://printer.local',
    'http://router.home.arpa',
    'http://10.0.0.1.',
    'https://intranet',
    'not an address',
  ])('is none for %s', (address) => {
    expect(outsideLink(address)).toBeNull();
  });

  it('goes by our own page, which is told all of it', () => {
    const link = outsideLink('https://shop.example/a?b=1&c=2#d');
    expect(link && new URL(leavingPath(link), 'https://souk.example').searchParams.get('to')).toBe(link?.href);
  });
});

const links = (text: string) => linkParts(text).flatMap(({ link }) => link?.href ?? []);

describe('links in a text', () => {
  it('are addresses of the web, without the sentence around them', () => {
    expect(linkParts('Bowls (https://lina.example/shop), tea.')).toEqual([
      { text: 'Bowls (', link: null },
      { text: 'https://lina.example/shop', link: { href: 'https://lina.example/shop', host: 'lina.example' } },
      { text: '), tea.', link: null },
    ]);
    expect(links('http://a.example، https://b.example/x?y=1.')).toEqual([
      'http://a.example/',
      'https://b.example/x?y=1',
    ]);
  });

  it('show their host as machines write it', () => {
    expect(linkParts('See https://аpple.example')[1]?.link?.host).toMatch(/^xn--/);
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
