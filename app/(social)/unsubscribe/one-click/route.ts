import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { stopDigest } from '@/lib/social/digest/stop-digest';

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? '';

/** A mail program's one click (RFC 8058), from anywhere and without a sign-in: the token in the address is all that counts. */
export async function POST(request: Request): Promise<Response> {
  const stopped = await stopDigest(await currentActor(), { token: tokenOf(request) });
  return new Response(null, { status: stopped.ok ? 200 : 404, headers: { 'cache-control': 'no-store' } });
}

/** Mail programs that know no one click open the address: there is the page with its button. */
export function GET(request: Request): Response {
  const location = `${env().SOUK_ORIGIN}/unsubscribe?token=${encodeURIComponent(tokenOf(request))}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
