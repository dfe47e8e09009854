'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { comment } from '@/lib/social/commenting/comment';
import { deleteComment } from '@/lib/social/commenting/delete-comment';
import { DeleteComment, Say } from '@/lib/social/commenting/schema';
import { like } from '@/lib/social/liking/like';
import { Like } from '@/lib/social/liking/schema';

/** Likes something or no longer. */
export const sendLike = formAction(Like, { who: 'person', limit: 'keep-person' }, like);

/** Says something of a thing, or answers; the page then shows it. */
export const sendComment = formAction(Say, { who: 'person', limit: 'comment-person' }, async (actor, input) => {
  const said = await comment(actor, input);
  if (said.ok) refresh();
  return said;
});

/** Takes a comment away; the page is then without it. */
export const sendDeleteComment = formAction(
  DeleteComment,
  { who: 'person', limit: 'keep-person' },
  async (actor, input) => {
    const gone = await deleteComment(actor, input);
    if (gone.ok) refresh();
    return gone;
  },
);
