import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import type { Provider } from '@/lib/identity/external/model';
import { cookieName, cookieOptions } from './cookies';
import { env } from './env';
import { authOptions } from './next-auth';

/**
 * Begins a sign-in at a provider and answers the address to send the browser to, or null when next-auth has none.
 * Does on the server what next-auth's page does with a script, so that the button works without JavaScript:
 * the cookies it sets for the way back are handed on.
 */
export async function startProvider(provider: Provider, next: string): Promise<string | null> {
  const jar = await cookies();
  const token = randomBytes(32).toString('hex');
  const proof = createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex');
  jar.set(cookieName('csrf'), `${token}|${proof}`, cookieOptions(900));
  const request = new NextRequest(`${env().SOUK_ORIGIN}/api/auth/signin/${provider}`, {
    method: 'POST',
    body: new URLSearchParams({ csrfToken: token, callbackUrl: env().SOUK_ORIGIN + next }),
  });
  const context = { params: Promise.resolve({ nextauth: ['signin', provider] }) };
  const response: Response = await NextAuth(authOptions())(request, context);
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    const seconds = Number(/;\s*max-age=(\d+)/i.exec(line)?.[1] ?? 900);
    if (name.includes('souk_')) jar.set(name, decodeURIComponent(value), cookieOptions(seconds));
  }
  const to = response.headers.get('location');
  return to?.startsWith('https://') ? to : null;
}
