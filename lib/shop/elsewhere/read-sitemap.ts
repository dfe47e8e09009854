import type { Wish } from '@/lib/platform/fetch-elsewhere';
import type { Visit } from './polite-fetcher';
import { webAddress } from './web-address';

/** Maps that are opened, and addresses that are taken of one. */
const mapsMax = 4;
const addressesMax = 2_000;

type Named = { readonly address: string; readonly changed: string };

/** The pages of `origin` that its maps name: those of products and articles first, then the last changed. A map of maps is followed once. */
export async function readSitemap(visit: Visit, origin: string, wish: Wish): Promise<string[]> {
  const said = await visit.mapsOf(origin);
  const waiting = (said.length > 0 ? said : [`${origin}/sitemap.xml`]).slice(0, mapsMax);
  const pages: Named[] = [];
  for (let opened = 0; opened < mapsMax && waiting.length > 0; opened += 1) {
    const came = await visit.fetch(waiting.shift() ?? '', wish);
    if (!came.ok) continue;
    const text = came.value.bytes.toString('utf8');
    const named = namedIn(text, came.value.address);
    if (!/<sitemapindex[\s>]/.test(text.slice(0, 2_000))) pages.push(...named);
    else waiting.unshift(...named.sort(byWorth).map(({ address }) => address));
  }
  const own = pages.filter(({ address }) => new URL(address).origin === origin);
  return [...new Set(own.sort(byWorth).map(({ address }) => address))];
}

/** A map has one element that says an address and one that says when it changed; no more of it is read. */
function namedIn(text: string, base: string): Named[] {
  return text
    .split(/<(?:url|sitemap)[\s>]/, addressesMax + 1)
    .slice(1)
    .flatMap((part) => {
      const address = webAddress(said(part, 'loc').replaceAll('&amp;', '&'), base);
      return address === '' ? [] : [{ address, changed: said(part, 'lastmod') }];
    });
}

function said(part: string, name: 'loc' | 'lastmod'): string {
  const at = part.indexOf(`<${name}>`);
  if (at < 0) return '';
  const text = part.slice(at + name.length + 2, at + 2_100).trimStart();
  return /^(?:<!\[CDATA\[\s*)?([^<\]\s]+)/.exec(text)?.[1] ?? '';
}

function worth(address: string): number {
  if (/(?:product|shop|item|store|منتج)/i.test(address)) return 2;
  return /(?:post|blog|news|article|\/20\d\d\/|مدونة|أخبار)/i.test(address) ? 1 : 0;
}

function byWorth(one: Named, other: Named): number {
  return worth(other.address) - worth(one.address) || other.changed.localeCompare(one.changed);
}
