import { Parser } from 'htmlparser2';
import { postsOf } from './articles-of';
import { type FoundPage, faceText } from './model';
import { productsOf, thingsIn } from './read-things';
import { webAddress } from './web-address';

/** JSON-LD of one page that is read: letters, and blocks. */
const jsonMax = 2_000_000;
const blocksMax = 50;

type Head = {
  title: string;
  readonly meta: Map<string, string>;
  icon: string;
  readonly feeds: string[];
  readonly json: string[];
};

/**
 * What the HTML of a page at `address` says to machines: JSON-LD first, then Open Graph, then its title, description and icon. Nothing of
 * it runs; what is no text, or no address of the web, is not there.
 */
export function readPage(html: string, address: string): FoundPage {
  const head = headOf(html);
  const things = thingsIn(head.json);
  const business = things.find(({ kind }) =>
    /^(?:.*Business|Organization|.*Store|Brand|Restaurant|WebSite)$/.test(kind),
  );
  const said = (...names: string[]) => names.map((name) => head.meta.get(name) ?? '').find((text) => text !== '') ?? '';
  const shown = said('og:image:secure_url', 'og:image', 'twitter:image');
  const logo = business?.address('logo') ?? '';
  return {
    ...faceText({
      name: business?.text('name') || said('og:site_name') || said('og:title', 'twitter:title') || head.title,
      about: business?.text('description') || said('og:description', 'description', 'twitter:description'),
    }),
    logo: webAddress(logo || shown || head.icon, address),
    // A picture that stands for the business does not welcome too.
    cover: webAddress(business?.address('image') || (logo === '' ? '' : shown), address),
    products: productsOf(things, said, address),
    posts: postsOf(things, said, address),
    feeds: [...new Set(head.feeds.map((feed) => webAddress(feed, address)).filter((feed) => feed !== ''))],
  };
}

function headOf(html: string): Head {
  const head: Head = { title: '', meta: new Map(), icon: '', feeds: [], json: [] };
  let inside: 'title' | 'json' | null = null;
  let letters = 0;
  const parser = new Parser(
    {
      onopentag(name, { property, name: called, content, rel, href, type }) {
        if (name === 'meta' && content) {
          const key = (property ?? called ?? '').toLowerCase();
          if (key !== '' && !head.meta.has(key)) head.meta.set(key, content.slice(0, 5_000));
        }
        if (name === 'link' && href && /(?:^|\s)(?:apple-touch-icon|icon)(?:\s|$)/i.test(rel ?? '') && head.icon === '')
          head.icon = href;
        // What others answered to articles is not what the business says.
        const isFeed = /^application\/(?:rss|atom)\+xml$/i.test(type ?? '') && !/comments?\//i.test(href ?? '');
        if (name === 'link' && href && /(?:^|\s)alternate(?:\s|$)/i.test(rel ?? '') && isFeed) head.feeds.push(href);
        if (name === 'title' && head.title === '') inside = 'title';
        if (name === 'script' && type === 'application/ld+json' && head.json.length < blocksMax) {
          inside = 'json';
          head.json.push('');
        }
      },
      ontext(text) {
        if (inside === 'title') head.title += text;
        if (inside !== 'json') return;
        letters += text.length;
        if (letters <= jsonMax) head.json[head.json.length - 1] += text;
      },
      onclosetag(name) {
        if (name === 'title' || name === 'script') inside = null;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return head;
}
