import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Elsewhere, ElsewhereCode, fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { guessEncoding } from '@/lib/shop/imports/read/guess-encoding';
import { type FoundFeed, readFeed } from './exports/read-feed';
import { type FoundAll, type FoundPage, type FoundPost, productsMax, saysAnything } from './model';
import { politely, type Visit } from './polite-fetcher';
import { readPage } from './read-page';
import { readSitemap } from './read-sitemap';

/** Why nothing is proposed. */
export type ReadSiteCode =
  | Exclude<ElsewhereCode, 'unreachable'>
  | ('site_unreachable' | 'says_nothing' | 'move_catalogue');

/** Bytes and milliseconds each may take. */
const wishes = {
  page: { types: /^(?:text\/html|application\/xhtml\+xml)$/, bytesMax: 5 * 1024 ** 2, millisecondsMax: 10_000 },
  feed: { types: /^(?:text|application)\/(?:[a-z.-]+\+)?xml$/, bytesMax: 10 * 1024 ** 2, millisecondsMax: 10_000 },
  first: {
    ...{ types: /^(?:text\/html|(?:text|application)\/(?:[a-z.-]+\+)?xml)$/, bytesMax: 5 * 1024 ** 2 },
    millisecondsMax: 10_000,
  },
} as const;

/** Pages, feeds and milliseconds one site is asked for, and how long one waits between two pages. */
const pagesMax = 30;
const feedsMax = 2;
const visitMax = 90_000;
const betweenMs = 150;

/**
 * Looks at a site for what it says of a business: the page at `address`, its feeds, and as many of the pages its map names as a visitor
 * would read. What it keeps from machines is not asked for (`site_refuses`). Refuses `address_bad`, `says_nothing`, `move_catalogue`
 * for a feed of products, and what `fetchElsewhere` refuses; what fails after the first page is only not there.
 */
export async function readSite(
  fetcher: typeof fetchElsewhere,
  address: string,
): Promise<Result<FoundAll, ReadSiteCode>> {
  const asked = inFull(address);
  if (asked === null) return refuse('address_bad');
  const until = Date.now() + visitMax;
  const visit = politely(fetcher);
  const came = await visit.fetch(asked.href, wishes.first);
  if (!came.ok) return refused(came.code);
  if (!wishes.page.types.test(came.value.type)) return onlyFeed(came.value);
  const first = readPage(textOf(came.value), came.value.address);
  const feeds: FoundFeed[] = [];
  for (const feed of first.feeds.slice(0, feedsMax)) {
    const read = await feedAt(visit, feed);
    if (read) feeds.push(read);
  }
  const { origin } = new URL(came.value.address);
  const pages = await pagesOf(visit, origin, { but: [came.value.address], until });
  const all = together(first, feeds, pages);
  return saysAnything(all) ? ok(all) : refuse('says_nothing');
}

async function onlyFeed(came: Elsewhere): Promise<Result<FoundAll, ReadSiteCode>> {
  const feed = await readFeed(once(textOf(came)), came.address);
  if (!feed.ok) return refuse(feed.code === 'move_unknown' ? 'wrong_type' : feed.code);
  const { isWordpress: _, ...said } = feed.value;
  return ok({ ...said, kind: 'feed', products: [], videos: 0 });
}

async function feedAt(visit: Visit, address: string): Promise<FoundFeed | null> {
  const came = await visit.fetch(address, wishes.feed);
  const feed = came.ok ? await readFeed(once(textOf(came.value)), came.value.address) : null;
  return feed?.ok ? feed.value : null;
}

/** The pages of a site that its map names, products and articles first, the newest first. */
async function pagesOf(visit: Visit, origin: string, { but, until }: { but: readonly string[]; until: number }) {
  const named = await readSitemap(visit, origin, wishes.feed);
  const pages: FoundPage[] = [];
  for (const address of named.filter((one) => !but.includes(one)).slice(0, pagesMax)) {
    if (Date.now() > until) break;
    const came = await visit.fetch(address, wishes.page);
    if (came.ok && new URL(came.value.address).origin === origin)
      pages.push(readPage(textOf(came.value), came.value.address));
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
  return pages;
}

function together(first: FoundPage, feeds: readonly FoundFeed[], pages: readonly FoundPage[]): FoundAll {
  const products = new Map([first, ...pages].flatMap((page) => page.products).map((product) => [product.id, product]));
  const posts = new Map<string, FoundPost>();
  // What a feed says of an article is more than its page tells machines; both have the article's moment.
  for (const post of [...feeds.flatMap((feed) => feed.posts), ...[first, ...pages].flatMap((page) => page.posts)]) {
    const beginning = `${post.saidAt.toISOString().slice(0, 16)}|${post.body.slice(0, 20)}`;
    if (!posts.has(beginning)) posts.set(beginning, post);
  }
  const [feed] = feeds;
  return {
    ...{ kind: 'site', name: first.name || (feed?.name ?? ''), about: first.about || (feed?.about ?? '') },
    ...{ logo: first.logo || (feed?.logo ?? ''), cover: first.cover, videos: 0 },
    ...{ products: [...products.values()].slice(0, productsMax), posts: [...posts.values()] },
  };
}

function textOf({ bytes }: Elsewhere): string {
  const { label, skip } = guessEncoding(bytes);
  return new TextDecoder(label).decode(bytes.subarray(skip));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** That nobody answers there is another thing than that nobody answers here. */
const refused = (code: ElsewhereCode) => refuse(code === 'unreachable' ? 'site_unreachable' : code);

/** People write `example.com`. */
function inFull(address: string): URL | null {
  const text =
    /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/]+\.[a-z]+:\d/i.test(address) ? address : `https://${address}`;
  return URL.canParse(text) ? new URL(text) : null;
}
