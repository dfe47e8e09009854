import { makerPosts } from './posts-of-makers';
import { shopPosts } from './posts-of-shops';
import type { WorldPost } from './shape';

/** What the pages have published, newest first within each page. */
export const posts: readonly WorldPost[] = [...shopPosts, ...makerPosts].map(
  ([page, author, daysAgo, body, pictures]) => ({ page, author, daysAgo, body, pictures }),
);
