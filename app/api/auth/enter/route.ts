import type { NextRequest } from 'next/server';
import { safeNext } from '@/lib/platform/safe-next';

/**
 * The door after signing in or out: sends a browser on to a page of this site, as a fresh load. Next's router asks
 * here too, to save that load; it gets nothing, and so loads afresh.
 */
export function GET(request: NextRequest): Response {
  const mode = request.headers.get('sec-fetch-mode');
  if (mode !== null && mode !== 'navigate') return new Response(null, { status: 204 });
  const to = safeNext(request.nextUrl.searchParams.get('to'));
  return new Response(null, {
    status: 303,
    headers: { Location: to, 'Cache-Control': 'no-store' },
  });
}
