import { Parser } from 'htmlparser2';
import { plainLine, plainText } from '@/lib/kernel/text';
import type { FoundPage } from './model';
import { productsOf, thingsIn } from './read-things';
import { webAddress } from './web-address';

/** JSON-LD of one page that is read: letters, and blocks. */
const jsonMax = 2_000_000;
const blocksMax = 50;

type Head = {
  title: string;
  readonly meta: Map<string, string>;
  icon: string;
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
  return {
    name: plainLine(
      business?.text('name') || said('og:site_name') || said('og:title', 'twitter:title') || head.title,
    ).slice(0, 80),
    about: plainText(
      business?.text('description') || said('og:description', 'description', 'twitter:description'),
    ).slice(0, 1_000),
    logo: webAddress(
      business?.address('logo') || said('og:image:secure_url', 'og:image', 'twitter:image') || head.icon,
      address,
    ),
    products: productsOf(things, said, address),
  };
}

function headOf(html: string): Head {
  const head: Head = { title: '', meta: new Map(), icon: '', json: [] };
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
