import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ReportLink } from '@/app/_decisions/report-link';
import { parseId, toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { liveTopic } from '@/lib/social/sharing/model';
import { ownShare } from '@/lib/social/sharing/own/queries';
import { isNamedIn, sharesById } from '@/lib/social/sharing/queries';
import { Live } from '../../_live/live';
import { NamedThere } from '../../_share/named-there';
import { Opened } from '../../_share/opened';
import { OwnShareCard } from '../../_share/own-share';
import { OwnShareTools } from '../../_share/own-tools';
import { ShareCard } from '../../_share/share-card';

type PageProps = { params: Promise<{ share: string }> };

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
export default async function SharePage({ params }: PageProps) {
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
      <h1 className="text-xl">
        {view.mine ? t('sharing.page_title') : t('sharing.shared_by', { name: view.by.name })}
      </h1>
      {own ? <OwnShareCard share={own} /> : <ShareCard share={view} />}
      {own && <OwnShareTools share={own} />}
      {named && <NamedThere share={view} />}
      {!view.mine && <ReportLink kind="share" id={toUuid(view.id)} />}
      {!view.mine && <Opened field="share" value={view.id} />}
      <Live topics={[liveTopic(view.id)]} />
    </div>
  );
}
