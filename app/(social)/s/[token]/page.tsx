import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { previewSize } from '@/lib/shop/descriptions/preview/model';
import { liveTopic } from '@/lib/social/sharing/model';
import { shareByLink } from '@/lib/social/sharing/queries';
import { embedTypes } from '../../../(shop)/_tiles/embed-types';
import { Live } from '../../_live/live';
import { ReportSheet } from '../../_report/report-sheet';
import { Opened } from '../../_share/opened';
import { ShareCard } from '../../_share/share-card';

type PageProps = { params: Promise<{ token: string }> };

const readLinked = cache(async (token: string) => shareByLink(await currentActor(), token));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ token }, { t, href }] = await Promise.all([params, requestI18n()]);
  const share = await readLinked(token);
  const plain = { title: t('sharing.page_title'), robots: { index: false }, referrer: 'no-referrer' } as const;
  if (!share) return plain;
  const title = t('sharing.shared_by', { name: share.by.name });
  const url = `${env().SOUK_ORIGIN}${href(`/s/${token}/preview.jpg`)}`;
  const images = [{ url, ...previewSize, type: 'image/jpeg', alt: share.item ?? title }];
  return {
    ...plain,
    alternates: { types: embedTypes(href(`/s/${token}`)) },
    openGraph: { siteName: t('common.souk'), title, images },
    twitter: { card: 'summary_large_image', images },
  };
}

/** A share for whoever has its link; once it is taken back the link is one that never was. */
export default async function LinkedShare({ params }: PageProps) {
  const [{ token }, { t }] = await Promise.all([params, requestI18n()]);
  const share = await readLinked(token);
  if (!share) notFound();
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-6 md:py-10">
      <h1 className="text-xl">{t('sharing.shared_by', { name: share.by.name })}</h1>
      <ShareCard share={share} />
      <p className="text-muted text-sm">{t('sharing.goes_with_link')}</p>
      {!share.mine && (
        <ReportSheet kind="share" thing={share.id} of={share.item ?? share.by.name} className="text-muted" />
      )}
      {!share.mine && <Opened field="token" value={token} />}
      <Live topics={[liveTopic(share.id)]} />
    </div>
  );
}
