import { describe, expect, it } from 'vitest';
import { leavingPath, outsideLink } from './outside-link';

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
