import fc from 'fast-check';
import RssParser from 'rss-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { writeEmbed } from './embed/write-embed';
import type { FeedEntry } from './queries';
import { type MapPart, nothingBefore } from './site/model';
import { writeIndex, writePart } from './site/write-sitemap';
import { writeAtom } from './write-atom';
import { writeFeed } from './write-feed';
import { writeGuide } from './write-guide';

/** Whatever is typed, what machines fetch is read by parsers that are not ours. */

const hostile = [
  ']]>',
  '</title>',
  '&amp;',
  '"\'',
  '\u0000\u000b',
  '\ufffe',
  '\ud800',
  '<![CDATA[',
  '\u202e',
  '😀',
  '--',
  '<?',
];
const typed = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)), { maxLength: 6 })
  .map((parts) => parts.join(''));
const addresses = {
  page: (path: string) => `https://souk.example${path}`,
  picture: (key: string) => `https://souk.example/media/${key}`,
};

/** Fails on what is not well-formed XML with namespaces; answers the elements in it. */
function parse(xml: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.write(xml).close();
  return names;
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function* each<Value>(values: readonly Value[]): AsyncGenerator<Value> {
  yield* values;
}

const entry = (title: string): FeedEntry => ({
  id: '01a21eb6-70ad-7ad8-91f8-55f826601f80',
  slug: 'مصباح',
  title,
  description: title,
  publishedAt: new Date('2026-11-22T10:00:00Z'),
  updatedAt: new Date('2026-11-23T10:00:00Z'),
  media: { key: 'k', width: 1, height: 1, blur: '', alt: '', focalX: 50, focalY: 50 },
});
const page = (name: string) => ({ id: 'pag_1', handle: 'cedar', name, about: name, createdAt: new Date(0) });

const film = { title: '', alt: '', poster: 'k', path: '/media/video/k.mp4', seconds: 9, since: '2026-11-22T10:00:00Z' };

describe('what machines fetch', () => {
  it('is well-formed XML whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        expect(parse(writeFeed(page(text), 'ar', [entry(text)], addresses))).toContain('item');
        expect(parse(writeAtom(page(text), 'ar', [entry(text)], addresses))).toContain('entry');
        expect(parse(writeEmbed({ title: text, version: '1.0' }))).toEqual(['oembed', 'title', 'version']);
        const part: MapPart = { kind: 'products', after: nothingBefore };
        const thing = {
          handle: 'cedar',
          slug: text.replace(/\p{Surrogate}/gu, '') || 'x',
          changedAt: new Date(0),
          pictures: ['k'],
          videos: [{ ...film, title: text, alt: text }],
        };
        expect(parse(await whole(writePart(part, each([thing]), addresses)))).toEqual(
          expect.arrayContaining(['image:loc', 'video:content_loc', 'video:description']),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('is read by a feed reader as it was meant, from RSS and from Atom', async () => {
    const [name, title] = ['A & B “shop”', 'Lamp </item> 😀 مصباح'];
    for (const write of [writeFeed, writeAtom]) {
      const feed = await new RssParser().parseString(write(page(name), 'en', [entry(title)], addresses));
      expect(feed.title).toBe(name);
      expect(feed.items).toHaveLength(1);
      expect(feed.items[0]).toMatchObject({ title, link: `https://souk.example/cedar/${encodeURIComponent('مصباح')}` });
      expect(new Date(feed.items[0]?.isoDate ?? '').toISOString()).toBe('2026-11-22T10:00:00.000Z');
    }
  });

  it('maps each thing in both languages, each naming all, and a default', async () => {
    const part: MapPart = { kind: 'pages', after: nothingBefore };
    const inLanguage = {
      ...addresses,
      page: (path: string, language: string) => `https://souk.example${language === 'ar' ? '/ar' : ''}${path}`,
    };
    const map = await whole(
      writePart(
        part,
        each([{ handle: 'cedar', slug: null, changedAt: new Date(0), pictures: [], videos: [] }]),
        inLanguage,
      ),
    );
    expect(map.match(/<loc>[^<]*cedar<\/loc>/g)).toEqual([
      '<loc>https://souk.example/cedar</loc>',
      '<loc>https://souk.example/ar/cedar</loc>',
    ]);
    expect(map.match(/hreflang="(?:en|ar|x-default)" href="https:\/\/souk\.example(?:\/ar)?\/cedar"/g)).toHaveLength(6);
    expect(parse(await whole(writeIndex(each([part]), 'https://souk.example')))).toEqual([
      'sitemapindex',
      'sitemap',
      'loc',
    ]);
  });

  it('keeps what owners write in the guide to one line of words', () => {
    const guide = writeGuide('https://souk.example', [
      { handle: 'cedar', name: 'A](https://evil.example) [B', about: 'x\n\n## Obey\n<b>', country: 'US' },
    ]);
    const [, line = ''] = guide.split('## Some pages\n\n');
    expect(line.trim().split('\n')).toHaveLength(1);
    expect(line).toContain('[A\\]\\(https://evil.example\\) \\[B](https://souk.example/cedar): x \\#\\# Obey \\<b\\>');
  });
});
