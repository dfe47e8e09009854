import type { NextRequest } from 'next/server';
import { carryOver } from '@/lib/platform/carry-over';
import { safeNext } from '@/lib/platform/safe-next';

/** Carries a sign-in, or a guest's cart, from the site to the payment host. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const state = searchParams.get('state');
  const grant = searchParams.get('grant');
  const asked = { ...(state !== null && { state }), ...(grant !== null && { grant }) };
  const { location } = await carryOver(request.headers.get('host') ?? '', safeNext(searchParams.get('to')), asked);
  return new Response(null, { status: 303, headers: { Location: location, 'Referrer-Policy': 'no-referrer' } });
}
