import 'server-only';
import type { Voice } from '@/lib/platform/voice';
import { briefly } from '../_regard/called';
import type { FeedThings } from './read-feed';

/** What an item of the feed is called beside the others: whose it is, and what it shows or says. */
export function itemName(id: string, things: FeedThings, { formatAgo }: Pick<Voice, 'formatAgo'>): string {
  const post = things.posts.get(id);
  if (post) return `${post.page.name}: ${briefly(post.body) || formatAgo(post.publishedAt)}`;
  const recommendation = things.recommendations.get(id);
  if (recommendation) return `${recommendation.by.name}: ${things.products.get(recommendation.product)?.title ?? ''}`;
  const share = things.shares.get(id);
  if (share) return `${share.by.name}: ${share.item ?? formatAgo(share.since)}`;
  const list = things.lists.get(id);
  return list ? `${list.by.name}: ${list.name}` : '';
}
