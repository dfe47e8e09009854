import type { NextRequest } from 'next/server';
import { knowsFrame } from '@/lib/money/button/frame/knows-frame';
import { requestI18n, requestNonce } from '@/lib/platform/request';
import { framePage, frameThemes } from '../../_frame/frame-page';
import { frameToken } from '../../_frame/frame-token';

/**
 * The one-tap frame that stands on a site's pages. Who may hold it is said by the proxy (`frame-ancestors`); for an unknown key and for a page
 * that is not that site's it is the same page, which nobody may hold.
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ pk: string }> }): Promise<Response> {
  const [{ pk: publishable }, voice, nonce = ''] = await Promise.all([params, requestI18n(), requestNonce()]);
  const asked = request.nextUrl.searchParams;
  const known = await knowsFrame(await frameToken(publishable), { publishable, origin: asked.get('origin') });
  const theme = frameThemes.find((one) => one === asked.get('theme')) ?? 'auto';
  return new Response(framePage({ publishable, known, theme, nonce, voice }), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
