import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next';

describe('where to go after signing in', () => {
  it.each(['/', '/settings', '/ar/orders?state=paid#latest', '/cedar-co/rug?options=1&x=%2F', '/search?q=%D8%B3'])(
    'stays %s',
    (path) => expect(safeNext(path)).toBe(path),
  );

  it.each([
    'https://evil.example',
    'http:evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%09/evil.example',
    '/%0d%0aLocation:%20https://evil.example',
    '/%5cevil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    'https:evil.example',
    'https:/evil.example',
    '/ evil',
    ' /settings',
    '/\u2028/evil.example',
    '/سوق',
    '/api/auth/signout',
    '/ar/api/health',
    '/media/x',
    '/sign-in?next=/sign-in',
    '/ar/sign-up',
    '',
    '/'.padEnd(2_000, 'a'),
    undefined,
    null,
    42,
    ['/settings'],
  ])('falls back for %j', (hostile) => expect(safeNext(hostile, '/feed')).toBe('/feed'));
});
