import type { Metadata } from 'next';
import { cache } from 'react';
import { ReportLink } from '@/app/_decisions/report-link';
import { Avatar } from '@/app/_ui/avatar';
import { Link } from '@/app/_ui/link';
import { Tabs } from '@/app/_ui/tabs';
import { toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { leadOn } from '../../../_tiles/lead-on';
import { Topic, topics } from './topic';

type InfoProps = { params: Promise<{ page: string; topic: string }> };

const readInfo = cache(async (handle: string, wanted: string) => {
  const topic = topics.find((known) => known === wanted);
  const page = topic && (await pageByHandle(await currentActor(), handle));
  return topic && page ? { topic, page } : null;
});

export async function generateMetadata({ params }: InfoProps): Promise<Metadata> {
  const [{ t }, { page, topic }] = await Promise.all([requestI18n(), params]);
  const found = await readInfo(page, topic);
  if (!found) return { robots: { index: false } };
  return { title: `${t(`shop.info_${found.topic}`)} · ${found.page.name}` };
}

/** What a shop owes to say: who it is, how to reach it, its returns, terms and imprint. */
export default async function Info({ params }: InfoProps) {
  const [{ t }, { page: handle, topic: wanted }] = await Promise.all([requestI18n(), params]);
  const found = await readInfo(handle, wanted);
  if (!found) return leadOn(handle, null, `/info/${wanted}`);
  const { page, topic } = found;
  return (
    <div className="page-width max-w-3xl space-y-6 py-6 md:py-10">
      <Link href={`/${page.handle}`} className="inline-flex min-h-11 items-center gap-3 font-medium hover:underline">
        <Avatar name={page.name} media={page.logo} />
        <bdi>{page.name}</bdi>
      </Link>
      <Tabs
        label={t('shop.about_and_contact')}
        tabs={topics.map((one) => ({
          href: `/${page.handle}/info/${one}`,
          label: t(`shop.info_${one}`),
          current: one === topic,
        }))}
      />
      <article className="reading space-y-4">
        <h1 className="text-xl md:text-2xl">{t(`shop.info_${topic}`)}</h1>
        <Topic topic={topic} page={page} />
      </article>
      <ReportLink kind="page" id={toUuid(page.id)} />
    </div>
  );
}
