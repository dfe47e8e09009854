import type { Result } from '@/lib/kernel/result';
import { ok, refuse } from '@/lib/kernel/result';
import { type FoundFace, type FoundPost, faceText, foundPost, postsMax } from '@/lib/shop/elsewhere/model';
import { webAddress } from '@/lib/shop/elsewhere/web-address';
import { htmlToText } from '@/lib/shop/imports/read/html-to-text';
import { type Branch, readBranches, wordsOf } from './markup-tree';
import { picturesIn } from './pictures-in';

/** What a feed says: its channel, and what was said in it. */
export type FoundFeed = FoundFace & { readonly posts: readonly FoundPost[]; readonly isWordpress: boolean };

/**
 * Reads RSS, Atom or an export of WordPress out of its text. Refuses `move_unknown` for other markup, and `move_catalogue` for a feed of
 * products: that is what imports are for. `base` is where relative addresses begin.
 */
export async function readFeed(
  text: AsyncIterable<string>,
  base: string,
): Promise<Result<FoundFeed, 'move_unknown' | 'move_catalogue'>> {
  const items: Branch[] = [];
  const files = new Map<string, string>();
  const below = new Map<string, string[]>();
  let products = 0;
  const read = await readBranches(text, (item) => {
    if (item.children.some(({ name }) => /^g:(?:price|availability|image_link)$/.test(name))) products += 1;
    if (wordsOf(item, 'wp:post_type') !== 'attachment') {
      if (items.length < postsMax) items.push(item);
      return;
    }
    const address = webAddress(wordsOf(item, 'wp:attachment_url', 'guid'), base);
    if (!/\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i.test(address) || files.size > 20_000) return;
    files.set(wordsOf(item, 'wp:post_id'), address);
    const parent = wordsOf(item, 'wp:post_parent');
    below.set(parent, [...(below.get(parent) ?? []), address]);
  });
  if (read === null || !/^(?:rss|feed|rdf:rdf)$/.test(read.root)) return refuse('move_unknown');
  if (products > items.length / 2) return refuse('move_catalogue');
  const { head } = read;
  const isWordpress = wordsOf(head, 'wp:wxr_version') !== '';
  const picture = head.children.find(({ name }) => name === 'image');
  const logo = wordsOf(head, 'logo', 'icon') || (picture ? wordsOf(picture, 'url') : '');
  const said = items.flatMap(
    (item) => (isWordpress ? wordpressPost(item, base, files, below) : feedPost(item, base)) ?? [],
  );
  return ok({
    ...faceText({ name: wordsOf(head, 'title'), about: htmlToText(wordsOf(head, 'description', 'subtitle')) }),
    ...{ logo: webAddress(logo, base), cover: '', posts: said, isWordpress },
  });
}

function feedPost(item: Branch, base: string): FoundPost | null {
  const linked = item.children.find(
    ({ name, attributes }) => name === 'link' && (attributes.rel ?? 'alternate') === 'alternate',
  );
  const link = webAddress(linked?.text.trim() || linked?.attributes.href || '', base);
  const html = wordsOf(item, 'content:encoded', 'content', 'description', 'summary');
  return foundPost({
    key: wordsOf(item, 'guid', 'id') || link,
    saidAt: dateOf(wordsOf(item, 'pubdate', 'published', 'dc:date', 'updated')),
    title: htmlToText(wordsOf(item, 'title')),
    text: htmlToText(html),
    pictures: [...attached(item, base), ...picturesIn(html, link || base)],
  });
}

/** Only what everybody may read there: drafts, private articles and those behind a password stay where they are. */
function wordpressPost(
  item: Branch,
  base: string,
  files: ReadonlyMap<string, string>,
  below: ReadonlyMap<string, readonly string[]>,
): FoundPost | null {
  const isPublic = wordsOf(item, 'wp:status') === 'publish' && wordsOf(item, 'wp:post_password') === '';
  if (wordsOf(item, 'wp:post_type') !== 'post' || !isPublic) return null;
  const html = wordsOf(item, 'content:encoded');
  const meta = item.children.filter(({ name }) => name === 'wp:postmeta');
  const shown = meta.find((one) => wordsOf(one, 'wp:meta_key') === '_thumbnail_id');
  const number = wordsOf(item, 'wp:post_id');
  const link = webAddress(wordsOf(item, 'link'), base);
  const inText = picturesIn(html, link || base);
  return foundPost({
    key: wordsOf(item, 'guid') || link,
    saidAt: dateOf(`${wordsOf(item, 'wp:post_date_gmt').replace(' ', 'T')}Z`) ?? dateOf(wordsOf(item, 'pubdate')),
    title: htmlToText(wordsOf(item, 'title')),
    // Short codes are words for a machine that is not here.
    text: htmlToText(html.replace(/\[\/?[a-z][a-z0-9_-]{1,40}(?:\s[^\][]{0,500})?\]/gi, '')),
    pictures: [
      ...(shown ? [files.get(wordsOf(shown, 'wp:meta_value')) ?? ''] : []),
      ...(inText.length > 0 ? inText : (below.get(number) ?? [])),
    ],
  });
}

function attached(item: Branch, base: string): string[] {
  const all = [item, ...item.children.filter(({ name }) => name === 'media:group')].flatMap(({ children }) => children);
  return all.flatMap(({ name, attributes: { url = '', href = '', type = '', medium = '', rel = '' } }) => {
    const isPicture = type.startsWith('image/') || medium === 'image';
    if (name === 'media:thumbnail') return [webAddress(url, base)];
    if (name === 'media:content' || name === 'enclosure') return isPicture ? [webAddress(url, base)] : [];
    return name === 'link' && rel === 'enclosure' && isPicture ? [webAddress(href, base)] : [];
  });
}

function dateOf(text: string): Date | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at;
}
