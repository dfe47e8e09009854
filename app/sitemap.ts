import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { siteEntries } from '@/lib/shop/descriptions/queries';

/** Every public page and product, in both languages, with its picture. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const origin = env().SOUK_ORIGIN;
  const entries = await siteEntries(await currentActor());
  const fixed = ['/', '/discover'].map((path) => at(origin, path, {}));
  const found = entries.map(({ handle, slug, changedAt, picture }) =>
    at(origin, slug === null ? `/${handle}` : `/${handle}/${encodeURIComponent(slug)}`, {
      lastModified: changedAt,
      ...(picture && { images: [`${origin}/media/${picture}/1280.jpg`] }),
    }),
  );
  return [...fixed, ...found];
}

type Facts = Pick<MetadataRoute.Sitemap[number], 'lastModified' | 'images'>;

function at(origin: string, path: string, facts: Facts): MetadataRoute.Sitemap[number] {
  const arabic = `${origin}/ar${path === '/' ? '' : path}`;
  return { url: origin + path, ...facts, alternates: { languages: { en: origin + path, ar: arabic } } };
}
