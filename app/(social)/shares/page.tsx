import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LockIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { OnlyYou } from '@/app/_ui/only-you';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { liveTopic } from '@/lib/social/sharing/model';
import { ownShares } from '@/lib/social/sharing/own/queries';
import { Live } from '../_live/live';
import { sendTakeBackAll } from '../_share/actions';
import { OwnShareCard } from '../_share/own-share';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('sharing.mine_title'), robots: { index: false } };
}

/** Everything she shows to anybody, with whom and how many opened it, and the way back for each and for all. */
export default async function Shares() {
  const [actor, { t, href }] = await Promise.all([currentActor(), requestI18n()]);
  if (actor.kind !== 'person') redirect(href(`/sign-in?next=${encodeURIComponent(href('/shares'))}`));
  const shares = await ownShares(actor);
  return (
    <div className="page-width space-y-8 py-6 md:py-10">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t('sharing.mine_title')}</h1>
        <OnlyYou />
      </div>
      {shares.length === 0 ? (
        <EmptyState
          picture={<LockIcon size={32} />}
          title={t('sharing.none_title')}
          action={<LinkButton href="/orders">{t('common.orders')}</LinkButton>}
        >
          {t('sharing.none_body')}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-muted">{t('sharing.mine_lead')}</p>
            <Form action={sendTakeBackAll} messages={errorMessages(t)} className="contents">
              <SubmitButton variant="quiet" size="small">
                {t('sharing.take_back_all')}
              </SubmitButton>
            </Form>
          </div>
          <ul className="grid gap-8 sm:grid-cols-2 lg:grid-cols-3">
            {shares.map((share) => (
              <li key={share.view.id}>
                <OwnShareCard share={share} />
              </li>
            ))}
          </ul>
          <Live topics={shares.map(({ view }) => liveTopic(view.id))} />
        </>
      )}
    </div>
  );
}
