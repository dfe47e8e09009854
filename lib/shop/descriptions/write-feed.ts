import { xmlText } from '@/lib/platform/xml';
import { type Addresses, productPath, type Seller, shorten } from './model';
import type { FeedEntry } from './queries';

/** RSS 2.0 of a page's newest products: for readers, and for machines that watch a shop. Every text is escaped. */
export function writeFeed(
  seller: Pick<Seller, 'handle' | 'name' | 'about'>,
  language: string,
  entries: readonly FeedEntry[],
  addresses: Addresses,
): string {
  const home = addresses.page(`/${seller.handle}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', seller.name),
    element('link', home),
    element('description', shorten(seller.about, 500) || seller.name),
    element('language', language),
    `<atom:link rel="self" type="application/rss+xml" href="${xmlText(`${home}/feed.xml`)}"/>`,
    ...entries.map((entry) => item(entry, seller, addresses)),
    '</channel></rss>',
  ].join('\n');
}

function item(entry: FeedEntry, seller: Pick<Seller, 'handle'>, addresses: Addresses): string {
  const picture = entry.media && addresses.picture(entry.media.key);
  return [
    '<item>',
    element('title', entry.title),
    element('link', addresses.page(productPath(seller, entry.slug))),
    `<guid isPermaLink="false">${xmlText(entry.id)}</guid>`,
    element('pubDate', entry.publishedAt.toUTCString()),
    element('description', shorten(entry.description, 1_000)),
    ...(picture ? [`<enclosure url="${xmlText(picture)}" type="image/jpeg" length="0"/>`] : []),
    '</item>',
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}
