import { makerPosts } from './posts-of-makers';
import { shopPosts } from './posts-of-shops';
import { laterPosts } from './posts-to-come';
import type { WorldPost } from './shape';

/** What the pages have published, newest first within each page, and what they will. */
export const posts: readonly WorldPost[] = [...shopPosts, ...makerPosts, ...laterPosts].map(
  ([page, author, daysAgo, body, pictures, tags = []]) => ({ page, author, daysAgo, body, pictures, tags }),
);
