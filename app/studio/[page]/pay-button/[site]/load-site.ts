import 'server-only';
import { notFound } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { siteOfPage } from '@/lib/money/button/console/queries';
import type { Capability } from '@/lib/shop/ownership/model';
import { loadPage } from '../../load-page';

/** A site of a page of the actor's for one of the site's own screens; a missing one, and another page's, is not there. */
export async function loadSite(asked: { page: string; site: string }, capability: Capability = 'see_settings') {
  const { actor, page } = await loadPage(asked.page, capability);
  const id = parseId('site', asked.site);
  const site = id === null ? null : await siteOfPage(actor, id);
  if (site?.pageId !== page.id) notFound();
  return { actor, page, site };
}
