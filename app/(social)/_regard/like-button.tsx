import { HeartIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { RegardedId } from '@/lib/social/liking/model';
import { noRegard, type Regard } from '@/lib/social/liking/queries';
import { sendLike } from './actions';
import { called } from './called';
import { Toggle } from './toggle';

type LikeButtonProps = {
  on: RegardedId;
  regard: Regard | undefined;
  path: string;
  /** What the thing is called, where several stand on one screen. */
  of?: string | undefined;
};

/** Likes a thing, and says how many do; for guests the way to sign in and come back to `path`. */
export async function LikeButton({ on, regard = noRegard, path, of }: LikeButtonProps) {
  const { likes, liked } = regard;
  const [{ t, href, formatNumber }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const counted = (count: number) =>
    count > 0 ? t('said.likes', { count, shown: formatNumber(count) }) : t('said.like');
  const icon = <HeartIcon size={18} />;
  if (actor.kind !== 'person')
    return (
      <LinkButton
        href={`/sign-in?next=${encodeURIComponent(href(path))}`}
        aria-label={called(counted(likes), of)}
        variant="quiet"
        size="small"
        rel="nofollow"
      >
        {icon}
        {counted(likes)}
      </LinkButton>
    );
  return (
    <Toggle
      action={sendLike}
      fields={{ on }}
      field="like"
      said="liked"
      on={liked}
      of={of}
      icon={icon}
      words={{ off: counted(likes - (liked ? 1 : 0)), on: counted(likes + (liked ? 0 : 1)) }}
      messages={errorMessages(t)}
    />
  );
}
