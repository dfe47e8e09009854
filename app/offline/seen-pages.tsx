'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/identity/actor/model';

type Seen = { href: string; title: string };

/** Links to the public pages the service worker kept, newest first; nothing where there is no worker. */
export function SeenPages({ title, locale }: { title: string; locale: Locale }) {
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  useEffect(() => {
    readSeen(locale).then(setSeen, () => setSeen([]));
  }, [locale]);
  if (seen.length === 0) return null;
  return (
    <section className="mt-8 text-start">
      <h2 className="mb-2 font-medium text-base text-ink">{title}</h2>
      <ul className="divide-y divide-line">
        {seen.map(({ href, title: name }) => (
          <li key={href}>
            <a href={href} className="flex min-h-11 items-center py-2 text-ink underline-offset-4 hover:underline">
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function readSeen(locale: Locale): Promise<readonly Seen[]> {
  if (!('caches' in window)) return [];
  const cache = await caches.open('souk-1-pages');
  const requests = [...(await cache.keys())].reverse();
  const pages = await Promise.all(
    requests.map(async (request) => {
      const { pathname, search } = new URL(request.url);
      const html = (await (await cache.match(request))?.text()) ?? '';
      const name = new DOMParser().parseFromString(html, 'text/html').title;
      return { href: pathname + search, title: name || pathname };
    }),
  );
  return pages.filter((page) => /^\/ar(?:\/|$)/.test(page.href) === (locale === 'ar')).slice(0, 12);
}
