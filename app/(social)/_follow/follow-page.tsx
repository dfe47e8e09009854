import { PlusIcon } from '@/app/_ui/buying-icons';
import { LinkButton } from '@/app/_ui/link-button';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { pageFollowers } from '@/lib/social/following/queries';
import { sendFollowPage } from './actions';
import { FollowButton } from './follow-button';

/** Follow this page: for guests the way to sign in and come back. */
export async function FollowPage({ pageId, handle }: { pageId: Id<'page'>; handle: string }) {
  const [{ t, href, formatNumber }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const { count, following } = await pageFollowers(actor, pageId);
  return (
    <div className="flex items-center gap-3">
      {actor.kind === 'person' ? (
        <FollowButton
          action={sendFollowPage}
          field="page"
          id={pageId}
          following={following}
          words={{ follow: t('social.follow'), following: t('social.following') }}
          messages={errorMessages(t)}
        />
      ) : (
        <LinkButton href={`/sign-in?next=${encodeURIComponent(href(`/${handle}`))}`}>
          <PlusIcon size={18} />
          {t('social.follow')}
        </LinkButton>
      )}
      {count > 0 && (
        <span className="text-muted text-sm">{t('social.followers', { count, shown: formatNumber(count) })}</span>
      )}
    </div>
  );
}
