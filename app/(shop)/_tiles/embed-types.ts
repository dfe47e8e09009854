import { env } from '@/lib/platform/env';

/** The links by which other sites find out how to embed the page at a path (with its language), for `alternates.types`. */
export function embedTypes(path: string): Record<'application/json+oembed' | 'text/xml+oembed', string> {
  const about = (format: string) => `/oembed?${new URLSearchParams({ url: env().SOUK_ORIGIN + path, format })}`;
  return { 'application/json+oembed': about('json'), 'text/xml+oembed': about('xml') };
}
