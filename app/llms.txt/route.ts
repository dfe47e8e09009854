import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { writeGuide } from '@/lib/shop/descriptions/write-guide';
import { featuredPages } from '@/lib/shop/pages/queries';

/** What this site is, for programs that read it. */
export async function GET(): Promise<Response> {
  const guide = writeGuide(env().SOUK_ORIGIN, await featuredPages(await currentActor(), 50));
  return new Response(guide, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
