import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { isOrigin, isPublishable } from './model';
import { Framers } from './schema';

/**
 * The pages that may hold a site's frame, as `frame-ancestors` names them, for a frame that stands at `origin`. None for an unknown key and
 * for an origin that is not that site's: which of the two it was, the answer does not tell.
 */
export async function framersOf(publishable: string, origin: string | null): Promise<string[]> {
  if (!isPublishable(publishable) || !isOrigin(origin)) return [];
  return callMoney(Framers, sql`money.framers_of(${publishable}, ${origin})`);
}
