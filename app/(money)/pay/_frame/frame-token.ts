import 'server-only';
import { cookies } from 'next/headers';
import { frameDays } from '@/lib/money/button/frame/model';
import { frameCookie } from '@/lib/platform/cookies';

/** What this browser keeps for a site's frame on the pages it stands on; the only cookie a frame reads. */
export async function frameToken(publishable: string): Promise<string | undefined> {
  const cookie = frameCookie(publishable);
  return cookie ? (await cookies()).get(cookie.name)?.value : undefined;
}

/** Hands it to the browser. False where it takes none from us. Only in route handlers. */
export async function keepFrameToken(publishable: string, token: string): Promise<boolean> {
  const cookie = frameCookie(publishable);
  if (cookie) (await cookies()).set(cookie.name, token, { ...cookie.options, maxAge: frameDays * 86_400 });
  return cookie !== null;
}
