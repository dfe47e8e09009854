import { notFound } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { eventsOf, hooksOf } from '@/lib/money/button/events/queries';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { titled } from '../../../load-page';
import { loadSite, type SitePageProps } from '../load-site';
import { SiteHead } from '../site-head';
import { EventList } from './event-list';
import { Hooks } from './hooks';

export const generateMetadata = titled('button.hooks_title');

/** Events on one screen. */
const eventsShown = 20;

/** What a site's server is told: its addresses and how they are, and each event with every try. */
export default async function Webhooks({ params, searchParams }: SitePageProps) {
  const { actor, page, site, home } = await loadSite({ params });
  const after = parseId('payEvent', (await searchParams).after);
  const [{ t }, hooks, events] = await Promise.all([
    requestI18n(),
    hooksOf(actor, site.id),
    eventsOf(actor, site.id, { limit: eventsShown + 1, ...(after && { after }) }),
  ]);
  if (!hooks.ok || !events.ok) notFound();
  const isHers = may(page.roles, 'change_settings');
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <SiteHead site={site} home={home} at="/webhooks" />
      <div className="space-y-1">
        <h1 className="font-semibold text-lg">{t('button.hooks_title')}</h1>
        <p className="text-muted">{t('button.hooks_lead')}</p>
      </div>
      <Hooks site={site.id} hooks={hooks.value} changes={isHers} home={`${home}/webhooks`} />
      <EventList
        {...{ site: site.id, changes: isHers, home: `${home}/webhooks` }}
        events={events.value.slice(0, eventsShown)}
        hasMore={events.value.length > eventsShown}
      />
    </div>
  );
}
