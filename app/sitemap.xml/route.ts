import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { textStream } from '@/lib/platform/text-stream';
import { siteParts } from '@/lib/shop/descriptions/site/queries';
import { writeIndex } from '@/lib/shop/descriptions/site/write-sitemap';

/** The index of the site's map. */
export async function GET(): Promise<Response> {
  const index = writeIndex(siteParts(await currentActor()), env().SOUK_ORIGIN);
  return new Response(textStream(index), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
