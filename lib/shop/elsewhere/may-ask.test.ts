import { describe, expect, it } from 'vitest';
import { mayAsk } from './may-ask';

describe('what a site lets machines see', () => {
  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /shop\nAllow: /shop/open', '/shop/open/1', true],
    ['User-agent: *\nDisallow: /*.php$', '/a/b.php', false],
    ['User-agent: *\nDisallow: /*.php$', '/a/b.php?x', true],
    ['User-agent: bad\nDisallow: /\n\nUser-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Souk\nAllow: /', '/a', true],
    [`User-agent: *\nDisallow: /${'*a'.repeat(2_000)}$`, `/${'a'.repeat(2_000)}b`, true],
  ])('%j: %s', (robots, path, may) => {
    expect(mayAsk(robots, path)).toBe(may);
  });
});
