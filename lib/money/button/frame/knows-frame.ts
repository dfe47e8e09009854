import 'server-only';
import { findFrame } from './find-frame';
import { isOrigin, isPublishable } from './model';

/** Whether a cookie opens a frame where it stands. Without a cookie nothing is asked of anybody. */
export async function knowsFrame(
  token: string | undefined,
  at: { publishable: string; origin: string | null },
): Promise<boolean> {
  const { publishable, origin } = at;
  if (token === undefined || !isPublishable(publishable) || !isOrigin(origin)) return false;
  return (await findFrame(token, { publishable, origin }, 'en')) !== null;
}
