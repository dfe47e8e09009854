import { notFound } from 'next/navigation';
import { Link } from '@/app/_ui/link';
import { parseId } from '@/lib/kernel/ids';
import { siteOfPage } from '@/lib/money/button/console/queries';
import { eventsOf, hooksOf } from '@/lib/money/button/events/queries';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { loadPage, type StudioPageProps, titled } from '../../../load-page';
import { EventList } from './event-list';
import { Hooks } from './hooks';

export const generateMetadata = titled('button.hooks_title');

type Asked = StudioPageProps & { params: Promise<{ page: string; site: string }> };

/** Events on one screen. */
const eventsShown = 20;

/** What a site's server is told: its addresses and how they are, and each event with every try. */
export default async function Webhooks({ params, searchParams }: Asked) {
  const { page: handle, site: asked } = await params;
  const { actor, page } = await loadPage(handle, 'see_settings');
  const id = parseId('site', asked);
  const site = id === null ? null : await siteOfPage(actor, id);
  if (site?.pageId !== page.id) notFound();
  const after = parseId('payEvent', (await searchParams).after);
  const [{ t }, hooks, events] = await Promise.all([
    requestI18n(),
    hooksOf(actor, site.id),
    eventsOf(actor, site.id, { limit: eventsShown + 1, ...(after && { after }) }),
  ]);
  if (!hooks.ok || !events.ok) notFound();
  const home = `/studio/${page.handle}/pay-button/${site.id}`;
  const isHers = may(page.roles, 'change_settings');
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <header className="space-y-1">
        <Link href={home} className="inline-flex min-h-11 items-center text-muted text-sm hover:text-ink">
          <bdi>{site.name}</bdi>
        </Link>
        <h1 className="text-xl md:text-2xl">{t('button.hooks_title')}</h1>
        <p className="text-muted">{t('button.hooks_lead')}</p>
      </header>
      <Hooks site={site.id} hooks={hooks.value} changes={isHers} home={`${home}/webhooks`} />
      <EventList
        {...{ site: site.id, changes: isHers, home: `${home}/webhooks` }}
        events={events.value.slice(0, eventsShown)}
        hasMore={events.value.length > eventsShown}
      />
    </div>
  );
}
