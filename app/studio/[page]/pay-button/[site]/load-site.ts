import 'server-only';
import { notFound } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { siteOfPage } from '@/lib/money/button/console/queries';
import type { Capability } from '@/lib/shop/ownership/model';
import { loadPage, type StudioPageProps } from '../../load-page';

/** What a screen of one site is asked for. */
export type SitePageProps = StudioPageProps & { params: Promise<{ page: string; site: string }> };

/** The site a screen is about, and its page; to whoever may not see its settings (or do what the screen is for) there is none. */
export async function loadSite({ params }: Pick<SitePageProps, 'params'>, capability: Capability = 'see_settings') {
  const { page: handle, site: asked } = await params;
  const { actor, page } = await loadPage(handle, capability);
  const id = parseId('site', asked);
  const site = id === null ? null : await siteOfPage(actor, id);
  if (site?.pageId !== page.id) notFound();
  return { actor, page, site, home: `/studio/${page.handle}/pay-button/${site.id}` };
}
