import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEntry } from './queries';
import { writeFeed } from './write-feed';

const addresses = {
  page: (path: string) => `https://souk.example${path}`,
  picture: (key: string) => `https://souk.example/media/${key}`,
};
const hostile = [']]>', '</title><script>', '&amp;', '"\'', '\u0000\u000b', '\ufffe', '\ud800', '<![CDATA['];

const entry = (title: string): FeedEntry => ({
  id: 'x',
  slug: 'a-b',
  title,
  description: title,
  publishedAt: new Date('2026-11-22T10:00:00Z'),
  updatedAt: new Date('2026-11-23T10:00:00Z'),
  media: null,
});

/** What an XML parser would hand out for an element's text. */
function read(xml: string): string {
  return xml.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('a feed', () => {
  it('gives back exactly the title that was typed, whatever it holds that XML can hold', () => {
    const title = fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(title, (typed) => {
        const feed = writeFeed({ handle: 'cedar', name: 'Cedar', about: '' }, 'en', [entry(typed)], addresses);
        const written = /<item><title>([^<]*)<\/title>/.exec(feed)?.[1];
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 has no place for
        const holdable = typed.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '');
        expect(written === undefined ? undefined : read(written)).toBe(holdable);
      }),
    );
  });

  it('names each product by an address and a time', () => {
    const feed = writeFeed({ handle: 'cedar', name: 'A & B', about: 'Chairs' }, 'ar', [entry('Lamp')], addresses);
    expect(feed).toContain('<link>https://souk.example/cedar/a-b</link>');
    expect(feed).toContain('<pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate>');
    expect(feed).toContain('<title>A &#38; B</title>');
  });
});
