import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findSite } from '@/lib/money/button/suspension/find-site';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { findDecided } from '@/lib/social/decisions/reported';
import { FindDecided } from '@/lib/social/decisions/schema';
import { ConsolePage } from '../console-page';
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
    requireOperator('/operator/decisions', ['moderation']),
    searchParams,
    requestI18n(),
  ]);
  const sought = FindDecided.safeParse(asked);
  if (sought.success && sought.data.name !== '') {
    const { kind, name } = sought.data;
    const found = kind === 'site' ? await findSite(actor, name) : await findDecided(actor, kind, name);
    if (found) redirect(href(`/operator/decisions/${kind}/${found}`));
  }
  return (
    <ConsolePage actor={actor} section="decisions" lead={t('decisions.queue_lead')}>
      <Waiting actor={actor} />
      <Appeals actor={actor} />
      <Held actor={actor} />
      <Hosts actor={actor} />
      <FindThing refused={sought.success ? sought.data : null} />
    </ConsolePage>
  );
}
