import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { type OpenedSite, openSite } from '@/lib/money/button/open-site';
import { siteOfPage } from './queries';

/**
 * Opens a site for real from a test site: with its name, its addresses and its way to take payments, and keys of its own. The test site
 * stays. Refusals: `not_allowed`, `not_found` (also where it is no test site), `sites_max`.
 */
export async function goLive(
  actor: Actor,
  site: Id<'site'>,
): Promise<Result<OpenedSite, 'not_allowed' | 'not_found' | 'sites_max'>> {
  const from = await siteOfPage(actor, site);
  if (!from?.test) return refuse('not_found');
  const { pageId: page, name, capture, origins, returns } = from;
  return openSite(actor, { page, name, test: false, capture, origins, returns });
}
