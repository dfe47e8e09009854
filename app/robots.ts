import type { MetadataRoute } from 'next';
import { privatePlaces } from '@/lib/platform/places';

/** Everything public may be found; what belongs to one person may not even be asked for. */
export default function robots(): MetadataRoute.Robots {
  const places = ['api', 'offline', ...privatePlaces];
  return {
    rules: { userAgent: '*', allow: '/', disallow: places.flatMap((place) => addresses(`/${place}`)) },
  };
}

/** A place and all below it, but not a page whose name begins alike. */
function addresses(place: string): string[] {
  return ['', '/ar'].flatMap((prefix) => [`${prefix}${place}$`, `${prefix}${place}?`, `${prefix}${place}/`]);
}
