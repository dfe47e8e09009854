import 'server-only';
import { cookies } from 'next/headers';
import { cookieName, cookieOptions } from './cookies';

const daySeconds = 86_400;

/** Lets this browser see how far the deletion of the account is that it has just closed, for a day. */
export async function rememberLeaving(token: string): Promise<void> {
  (await cookies()).set(cookieName('leaving'), token, cookieOptions(daySeconds));
}

/** The token of the deletion that this browser asked for; undefined when it asked for none. */
export async function leavingToken(): Promise<string | undefined> {
  return (await cookies()).get(cookieName('leaving'))?.value;
}
