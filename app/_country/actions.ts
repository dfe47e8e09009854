'use server';

import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { ok } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { countryCookie } from '@/lib/platform/named-country';
import { ChooseCountry } from '@/lib/shop/markets/schema';

/** Remembers in this browser where to things shall go, so that prices are shown for it. */
export const chooseCountry = formAction(ChooseCountry, 'anyone', async (_actor, { country }) => {
  const jar = await cookies();
  jar.set(countryCookie, country || 'any', { path: '/', maxAge: 31_536_000, sameSite: 'lax' });
  refresh();
  return ok(null);
});
