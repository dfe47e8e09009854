import 'server-only';
import type { ButtonSite } from './find-button';
import { isKnownReturn } from './queries';

/** Whether a page may have its shopper sent back to an address: it names none, or one that its site registered. */
export async function mayReturn({ siteId, pageId, test }: ButtonSite, url: string | null): Promise<boolean> {
  return url === null || isKnownReturn({ kind: 'merchant', siteId, pageId, test, scopes: [], locale: 'en' }, url);
}
