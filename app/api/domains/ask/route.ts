import { pageAtHost } from '@/lib/shop/domains/queries';

/**
 * Whether a certificate may be made for a domain (`?domain=`), as a server that makes them on demand asks before it does: 200 only for one
 * that a page has proved to be its own.
 */
export async function GET(request: Request): Promise<Response> {
  const domain = new URL(request.url).searchParams.get('domain') ?? '';
  const isName = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain) && domain.length <= 253;
  const handle = isName ? await pageAtHost(domain) : null;
  return new Response(null, { status: handle === null ? 404 : 200, headers: { 'Cache-Control': 'no-store' } });
}
