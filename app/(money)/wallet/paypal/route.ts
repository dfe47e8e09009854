import { cookies } from 'next/headers';
import type { NextRequest } from 'next/server';
import { finishAccountSetup } from '@/lib/money/wallet/paypal/finish-account-setup';
import { cookieName, cookieOptions } from '@/lib/platform/cookies';
import { localeHref } from '@/lib/platform/i18n';
import { safeNext } from '@/lib/platform/safe-next';
import { settledActor } from '../../own-actor';

/**
 * The way back from PayPal's page: keeps the account and goes on to where the shopper came from, with the refusal in the
 * address if there is one. Which account it is stands in the browser's ticket, not in the address. Who paid by it from the
 * sheet pays by it from now on; who only put it beside what is there (`beside`) chooses that herself.
 */
export async function GET({ nextUrl: { searchParams: asked } }: NextRequest): Promise<Response> {
  const actor = await settledActor();
  const jar = await cookies();
  const ticket = jar.get(cookieName('paypal'))?.value ?? '';
  const kept = await finishAccountSetup(actor, { ticket, makeDefault: !asked.has('beside') });
  // While PayPal is away the ticket stays good: loading this address again finishes it.
  const isAway = !kept.ok && kept.code === 'unavailable';
  if (!isAway) jar.set(cookieName('paypal'), '', cookieOptions(0));
  const next = safeNext(asked.get('next'), localeHref(actor.locale, '/wallet') as `/${string}`);
  const to = kept.ok ? next : `${next}${next.includes('?') ? '&' : '?'}card=${isAway ? 'paypal_away' : 'account_open'}`;
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } });
}
