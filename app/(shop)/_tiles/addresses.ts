import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import type { Addresses } from '@/lib/shop/descriptions/model';

/** Absolute addresses in the language of this request, as descriptions for machines need them. */
export async function requestAddresses(): Promise<Addresses> {
  const { href } = await requestI18n();
  return addressesIn(href);
}

/** Absolute addresses, the language chosen by `href`. */
export function addressesIn(href: (path: string) => string): Addresses {
  const origin = env().SOUK_ORIGIN;
  return {
    page: (path) => origin + href(path),
    picture: (key) => `${origin}/media/${key}/1280.jpg`,
  };
}
