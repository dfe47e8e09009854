import 'server-only';
import { headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { payOrderSeconds } from '@/lib/money/button/model';
import { env } from '@/lib/platform/env';
import { ownOrigins } from '@/lib/platform/proxy-rules';
import type { WindowMode } from '../_window/note';

/** From which page she came, as her browser named it (null when it did not), and in which window. */
export type CameFrom = { origin: string | null; mode: WindowMode };

const Sealed = z.object({ origin: z.string().max(260).nullable(), mode: z.enum(['popup', 'redirect']) });
const salt = 'pay-button-from';

/** What she came from, sealed for the address or the form that follows: no page writes it. It holds as long as an order. */
export function sealFrom(from: CameFrom): Promise<string> {
  return encode({ token: from, secret: env().NEXTAUTH_SECRET, maxAge: payOrderSeconds, salt });
}

/** Opens what `sealFrom` made; null for anything else. */
export async function openFrom(sealed: string | null): Promise<CameFrom | null> {
  if (sealed === null || sealed === '' || sealed.length > 2_000) return null;
  try {
    return Sealed.parse(await decode({ token: sealed, secret: env().NEXTAUTH_SECRET, salt }));
  } catch {
    return null;
  }
}

/** The origin of the page whose link or form brought her, as the browser says it; null when it says none, or it was ours. */
export async function originOfReferrer(): Promise<string | null> {
  const referrer = (await headers()).get('referer');
  if (!referrer || !URL.canParse(referrer)) return null;
  const { origin } = new URL(referrer);
  return ownOrigins({ soukOrigin: env().SOUK_ORIGIN, payOrigin: env().PAY_ORIGIN }).includes(origin) ? null : origin;
}
