import 'server-only';
import { cookies } from 'next/headers';
import { cookieName, cookieOptions } from './cookies';
import { hashToken } from './tokens';

/** Things a browser is remembered to have opened; of more it forgets the oldest. */
const keptMax = 60;
const keptDays = 180;

/**
 * Whether this browser does something for the first time, and from then on not any more. It keeps that itself, as the beginning of
 * a hash, so that nothing here knows what who has opened. Only in server actions and route handlers.
 */
export async function markOnce(what: string): Promise<boolean> {
  const jar = await cookies();
  const name = cookieName('opened');
  const known = (jar.get(name)?.value ?? '').split('.').filter((mark) => /^[0-9a-f]{12}$/.test(mark));
  const mark = hashToken(what).slice(0, 12);
  if (known.includes(mark)) return false;
  jar.set(name, [...known, mark].slice(-keptMax).join('.'), cookieOptions(keptDays * 86_400));
  return true;
}
