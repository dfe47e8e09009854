import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { env } from '@/lib/platform/env';
import { privatePlaces } from '@/lib/platform/places';

/**
 * Everything public may be found; what belongs to one person may not even be asked for, nor a search by picture, which is work and is
 * counted for an owner.
 */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const places = ['api', 'offline', ...privatePlaces];
  const searches = ['/search/picture?', '/ar/search/picture?'];
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [...places.flatMap((place) => addresses(`/${place}`)), ...searches],
    },
    sitemap: `${env().SOUK_ORIGIN}/sitemap.xml`,
  };
}

/** A place and all below it, but not a page whose name begins alike. */
function addresses(place: string): string[] {
  return ['', '/ar'].flatMap((prefix) => [`${prefix}${place}$`, `${prefix}${place}?`, `${prefix}${place}/`]);
}
