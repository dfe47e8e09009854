import { xmlText } from '@/lib/platform/xml';
import { type Addresses, productPath, type Seller, shorten } from './model';
import type { FeedEntry } from './queries';

/** What a feed needs to know of its page. */
export type FeedPage = Pick<Seller, 'handle' | 'name' | 'about'> & { readonly id: string; readonly createdAt: Date };

/**
 * Atom 1.0 (RFC 4287) of a page's newest products. An entry is known by its product's id, so that a product with a new
 * address is not a new one.
 */
export function writeAtom(
  page: FeedPage,
  language: string,
  entries: readonly FeedEntry[],
  addresses: Addresses,
): string {
  const home = addresses.page(`/${page.handle}`);
  const changed = Math.max(page.createdAt.getTime(), ...entries.map((entry) => entry.updatedAt.getTime()));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(language)}">`,
    `<id>urn:souk:${xmlText(page.id)}</id>`,
    element('title', page.name),
    element('subtitle', shorten(page.about, 500) || page.name),
    element('updated', new Date(changed).toISOString()),
    `<author>${element('name', page.name)}${element('uri', home)}</author>`,
    `<link rel="alternate" type="text/html" href="${xmlText(home)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(`${home}/atom.xml`)}"/>`,
    ...entries.map((entry) => entryOf(entry, page, addresses)),
    '</feed>',
  ].join('\n');
}

function entryOf(entry: FeedEntry, page: FeedPage, addresses: Addresses): string {
  const picture = entry.media && addresses.picture(entry.media.key);
  return [
    '<entry>',
    `<id>urn:uuid:${xmlText(entry.id)}</id>`,
    element('title', entry.title),
    `<link rel="alternate" type="text/html" href="${xmlText(addresses.page(productPath(page, entry.slug)))}"/>`,
    element('published', entry.publishedAt.toISOString()),
    element('updated', entry.updatedAt.toISOString()),
    element('summary', shorten(entry.description, 1_000)),
    ...(picture ? [`<link rel="enclosure" type="image/jpeg" href="${xmlText(picture)}"/>`] : []),
    '</entry>',
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}
