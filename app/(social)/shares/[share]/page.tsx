import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BackLink } from '@/app/_ui/back-link';
import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { regardOf } from '@/lib/social/liking/queries';
import { liveTopic, type ShareView } from '@/lib/social/sharing/model';
import type { OwnShare } from '@/lib/social/sharing/own/model';
import { ownShare } from '@/lib/social/sharing/own/queries';
import { isNamedIn, sharesById } from '@/lib/social/sharing/queries';
import { Comments } from '../../_comments/comments';
import { Live } from '../../_live/live';
import { LikeButton } from '../../_regard/like-button';
import { ReportSheet } from '../../_report/report-sheet';
import { NamedThere } from '../../_share/named-there';
import { Opened } from '../../_share/opened';
import { OwnShareCard } from '../../_share/own-share';
import { OwnShareTools } from '../../_share/own-tools';
import { ShareCard } from '../../_share/share-card';
import { withWhom } from '../../_share/shared-line';

type PageProps = { params: Promise<{ share: string }>; searchParams: Promise<{ before?: string | string[] }> };

const readShare = cache(async (id: string) => {
  const share = parseId('share', id);
  return share && ((await sharesById(await currentActor(), [share]))[0] ?? null);
});

/** The same for one that is there and one that is not, so that the head of a page tells neither. */
export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('sharing.page_title'), robots: { index: false } };
}

/** A share as whoever sees it gets it; for everybody else, and once it is taken back, there is nothing at its address. */
export default async function SharePage({ params, searchParams }: PageProps) {
  const [view, actor, { t }] = await Promise.all([
    params.then(({ share }) => readShare(share)),
    currentActor(),
    requestI18n(),
  ]);
  if (!view) notFound();
  const own = view.mine && actor.kind === 'person' ? await ownShare(actor, view.id) : null;
  const named = actor.kind === 'person' && !view.mine && (await isNamedIn(actor, view.id));
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      {own ? <OwnHead share={own} /> : <h1 className="text-xl">{t('sharing.shared_by', { name: view.by.name })}</h1>}
      {own ? <OwnShareCard share={own} here /> : <ShareCard share={view} />}
      {own && <OwnShareTools share={own} />}
      {named && <NamedThere share={view} />}
      {!view.mine && !named && <p className="text-muted text-sm">{t('sharing.counted', { name: view.by.name })}</p>}
      {/* Whoever has no more than a link is nobody in particular, and says nothing. */}
      {own?.audience !== 'link' && <SaidOfShare share={view} before={(await searchParams).before} />}
      {!view.mine && <Opened field="share" value={view.id} />}
      <Live topics={[liveTopic(view.id)]} />
    </div>
  );
}

/** With whom she shares it, and the way to all that she shares. */
function OwnHead({ share }: { share: OwnShare }) {
  const voice = useVoice();
  return (
    <header className="space-y-2">
      <BackLink href="/shares">{voice.t('sharing.mine_title')}</BackLink>
      <h1 className="text-xl">{withWhom({ ...share, people: share.people.length }, voice)}</h1>
    </header>
  );
}

/** What others say of it, and the way to tell operators of it. */
async function SaidOfShare({ share, before }: { share: ShareView; before: string | string[] | undefined }) {
  const path = `/shares/${share.id}`;
  const regard = await regardOf(await currentActor(), [share.id]);
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-start gap-2">
        <LikeButton on={share.id} regard={regard.get(share.id)} path={path} />
        {!share.mine && <ReportSheet kind="share" thing={share.id} of={share.item ?? share.by.name} />}
      </div>
      <Comments on={share.id} path={path} before={parseId('comment', before)} closed={!share.comments} />
    </div>
  );
}
