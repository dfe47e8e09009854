import { xmlText } from '@/lib/platform/xml';
import { type MapPart, nothingBefore, partName, type SiteEntry, type SiteVideo } from './model';

/** Absolute addresses of the site: a page's by its path without language, in a language; a picture's by its key. */
export type SiteAddresses = { page(path: string, language: string): string; picture(key: string): string };

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const names = [
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
  'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
  'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
  'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"',
].join(' ');

/** What is on the site beside pages, products and collections. */
const fixed = ['/', '/discover'];
const languages = ['en', 'ar'] as const;

/** The index of the parts, piece by piece. */
export async function* writeIndex(parts: AsyncIterable<MapPart>, origin: string): AsyncGenerator<string> {
  yield `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  for await (const part of parts)
    yield `<sitemap><loc>${xmlText(`${origin}/sitemap/${partName(part)}`)}</loc></sitemap>\n`;
  yield '</sitemapindex>\n';
}

/** A part, piece by piece: each thing at its address in every language, and in each of them all others named. `also` are other public places, in the first part. */
export async function* writePart(
  part: MapPart,
  entries: AsyncIterable<SiteEntry>,
  addresses: SiteAddresses,
  also: readonly { path: string; changedAt: Date }[] = [],
): AsyncGenerator<string> {
  yield `${head}<urlset ${names}>\n`;
  if (part.kind === 'pages' && part.after === nothingBefore) {
    for (const path of fixed) yield urlsOf(path, '', addresses);
    for (const { path, changedAt } of also)
      yield urlsOf(path, `<lastmod>${changedAt.toISOString()}</lastmod>`, addresses);
  }
  for await (const { handle, slug, changedAt, pictures, videos } of entries) {
    const path = slug === null ? `/${handle}` : `/${handle}/${slug.split('/').map(encodeURIComponent).join('/')}`;
    const changed = `<lastmod>${changedAt.toISOString()}</lastmod>`;
    const images = pictures.map(
      (key) => `<image:image><image:loc>${xmlText(addresses.picture(key))}</image:loc></image:image>`,
    );
    yield urlsOf(path, changed + images.join('') + videos.map((one) => videoOf(one, addresses)).join(''), addresses);
  }
  yield '</urlset>\n';
}

/** A video as search engines take it, in the order they ask for. */
function videoOf({ title, alt, poster, path, seconds, since }: SiteVideo, addresses: SiteAddresses): string {
  const tag = (name: string, text: string) => `<video:${name}>${xmlText(text)}</video:${name}>`;
  const file = new URL(path, addresses.page('/', 'en')).href;
  const said = tag('thumbnail_loc', addresses.picture(poster)) + tag('title', title) + tag('description', alt);
  const facts = tag('content_loc', file) + tag('duration', String(seconds)) + tag('publication_date', since);
  return `<video:video>${said}${facts}</video:video>`;
}

function urlsOf(path: string, facts: string, addresses: SiteAddresses): string {
  const link = (language: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${xmlText(href)}"/>`;
  const links = languages.map((language) => link(language, addresses.page(path, language))).join('');
  const all = links + link('x-default', addresses.page(path, 'en'));
  return languages
    .map((language) => `<url><loc>${xmlText(addresses.page(path, language))}</loc>${facts}${all}</url>\n`)
    .join('');
}
