import 'server-only';
import { cookies, headers } from 'next/headers';
import { deviceName, type Visit } from '@/lib/identity/sessions/model';
import { addressHeader, networkOf } from './client-address';
import { cookieName, cookieOptions } from './cookies';
import { hashToken, isToken, newToken } from './tokens';

/** Days the browser keeps the mark by which it is known again: the longest Chromium allows. */
const deviceDays = 400;

/** The network this request came from, for limits; `unknown` (one shared bucket) when no server marked it. */
export async function networkOfRequest(): Promise<string> {
  return networkOf((await headers()).get(addressHeader) ?? '');
}

/**
 * From where somebody signs in: network, device in words, and the browser's long-lived mark, made now when it
 * has none. Only in server actions and route handlers, where cookies may be set.
 */
export async function visitOfRequest(): Promise<Visit> {
  const jar = await cookies();
  const known = jar.get(cookieName('device'))?.value;
  const mark = known !== undefined && isToken(known) ? known : newToken();
  if (mark !== known) jar.set(cookieName('device'), mark, cookieOptions(deviceDays * 86_400));
  return {
    network: await networkOfRequest(),
    deviceName: deviceName((await headers()).get('user-agent') ?? ''),
    deviceHash: hashToken(mark),
  };
}

/** Who may be counted at what is asked for, as the proxy saw it (`mayBeCounted`); null for everybody else, and where no proxy ran. */
export async function countedVisitor(): Promise<{ network: string; agent: string } | null> {
  const told = await headers();
  if (told.get('x-souk-counted') !== 'yes') return null;
  return { network: networkOf(told.get(addressHeader) ?? ''), agent: told.get('user-agent') ?? '' };
}
