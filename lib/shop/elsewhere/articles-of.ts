import { htmlToText } from '@/lib/shop/imports/read/html-to-text';
import { type FoundPost, foundPost } from './model';
import type { Thing } from './read-things';
import { webAddress } from './web-address';

const articles = /^(?:Article|BlogPosting|NewsArticle|SocialMediaPosting|LiveBlogPosting)$/;

/** The articles among things, as posts; where there are none, the one that Open Graph tells of. */
export function postsOf(things: readonly Thing[], said: (...names: string[]) => string, address: string): FoundPost[] {
  const found = things.filter(({ kind }) => articles.test(kind)).flatMap((thing) => postOf(thing, address) ?? []);
  if (found.length > 0 || !/article/i.test(said('og:type'))) return found;
  const post = foundPost({
    ...{ key: webAddress(said('og:url'), address) || address, saidAt: dated(said('article:published_time')) },
    ...{ title: said('og:title'), text: said('og:description') },
    pictures: [webAddress(said('og:image:secure_url', 'og:image'), address)],
  });
  return post ? [post] : [];
}

function postOf(thing: Thing, address: string): FoundPost | null {
  const own = thing.address('url') || thing.address('mainEntityOfPage') || thing.text('@id');
  return foundPost({
    ...{ key: webAddress(own, address) || address, saidAt: dated(thing.text('datePublished')) },
    title: thing.text('headline') || thing.text('name'),
    text: htmlToText(thing.text('articleBody') || thing.text('description')),
    pictures: thing.addresses('image').map((picture) => webAddress(picture, address)),
  });
}

function dated(text: string): Date | null {
  return text === '' ? null : new Date(text);
}
