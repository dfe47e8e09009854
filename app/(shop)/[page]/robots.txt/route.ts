import { env } from '@/lib/platform/env';
import { problem } from '@/lib/platform/problem';
import { requestDomain } from '@/lib/platform/request';

/** What machines may see at a page's own domain: all of it, and where its map is. At our own name there is another one. */
export async function GET(): Promise<Response> {
  const host = await requestDomain();
  if (host === null) return problem(404, 'not_found');
  const text = `User-agent: *\nAllow: /\nSitemap: ${new URL(env().SOUK_ORIGIN).protocol}//${host}/sitemap.xml\n`;
  return new Response(text, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  });
}
