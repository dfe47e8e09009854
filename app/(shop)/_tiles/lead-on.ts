import { notFound, permanentRedirect } from 'next/navigation';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { presentAddress } from '@/lib/shop/addresses/queries';
import { productPath } from '@/lib/shop/descriptions/model';

/**
 * Ends a request for what is not at an address: by leading on, for good, to where the page or product stands now with what
 * else was asked (`rest`, such as `/info/returns` or `?variant=…`), or as not found.
 */
export async function leadOn(handle: string, slug: string | null = null, rest = ''): Promise<never> {
  const to = await presentPath(handle, slug);
  if (to === null) notFound();
  permanentRedirect((await requestI18n()).href(to + rest));
}

/** The path, without language, of what stood at an address once; null for what never did. */
export async function presentPath(handle: string, slug: string | null = null): Promise<string | null> {
  const now = await presentAddress(await currentActor(), handle, slug);
  if (now === null) return null;
  return now.slug === null ? `/${now.handle}` : productPath(now, now.slug);
}
