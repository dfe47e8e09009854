import type { ReactNode } from 'react';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';
import type { RegardedId } from '@/lib/social/liking/model';
import { noRegard, type Regard } from '@/lib/social/liking/queries';
import { called } from './called';
import { LikeButton } from './like-button';

type RegardBarProps = {
  on: RegardedId;
  regard: Regard | undefined;
  /** Where the thing stands alone, with its comments. */
  path: string;
  /** What the thing is called, where several stand on one screen. */
  of?: string | undefined;
  /** What else may be done with it, such as to save it. */
  children?: ReactNode;
};

/** What may be said of a thing where it is shown: to like it, and the way to its comments. */
export async function RegardBar({ on, regard = noRegard, path, of, children }: RegardBarProps) {
  const { t, formatNumber } = await requestI18n();
  const { comments } = regard;
  const words = t('said.comments_count', { count: comments, shown: formatNumber(comments) });
  return (
    <div className="flex flex-wrap items-start gap-2">
      <LikeButton on={on} regard={regard} path={path} of={of} />
      <LinkButton href={`${path}#comments`} aria-label={called(words, of)} variant="quiet" size="small">
        <MessageCircleIcon size={18} />
        {words}
      </LinkButton>
      {children}
    </div>
  );
}
