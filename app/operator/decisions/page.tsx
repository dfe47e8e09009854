import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { findSite } from '@/lib/money/button/suspension/find-site';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { findDecided } from '@/lib/social/decisions/reported';
import { FindDecided } from '@/lib/social/decisions/schema';
import { Appeals } from './appeals';
import { FindThing } from './find-thing';
import { Held } from './held';
import { Hosts } from './hosts';
import { Waiting } from './waiting';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('decisions.queue_title'), robots: { index: false } };
}

type QueueProps = { searchParams: Promise<{ kind?: string | string[]; name?: string | string[] }> };

/** What waits for a decision, which appeals wait, and what is held. What was typed to find something else leads there. */
export default async function Queue({ searchParams }: QueueProps) {
  const [actor, asked, { t, href }] = await Promise.all([
    requirePerson('/operator/decisions'),
    searchParams,
    requestI18n(),
  ]);
  if (!actor.operator) notFound();
  const sought = FindDecided.safeParse(asked);
  if (sought.success && sought.data.name !== '') {
    const { kind, name } = sought.data;
    const found = kind === 'site' ? await findSite(actor, name) : await findDecided(actor, kind, name);
    if (found) redirect(href(`/operator/decisions/${kind}/${found}`));
  }
  return (
    <div className="page-width max-w-3xl space-y-10 py-8 md:py-12">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('decisions.queue_title')}</h1>
        <p className="text-muted">{t('decisions.queue_lead')}</p>
      </header>
      <Waiting actor={actor} />
      <Appeals actor={actor} />
      <Held actor={actor} />
      <Hosts actor={actor} />
      <FindThing refused={sought.success ? sought.data : null} />
    </div>
  );
}
