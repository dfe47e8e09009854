import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import type { Visit } from '@/lib/identity/sessions/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type ButtonSite, mayOpen } from '@/lib/money/button/find-button';
import { mayReturn } from '@/lib/money/button/may-return';
import { payOrderSeconds } from '@/lib/money/button/model';
import { PayOrderRow } from '@/lib/money/button/schema';
import { hashToken, newToken } from '@/lib/platform/tokens';

/** Why a fixed amount is not sold. */
export type OpenLinkCode = 'not_found' | 'too_many' | 'return_url_not_registered' | LinkProblem;

/** Why a fixed amount of the site's own is not sold now. */
export type LinkProblem = 'link_paused' | 'link_ended' | 'link_used_up';

const Opened = z.discriminatedUnion('result', [
  z.object({ result: z.literal('shown'), order: PayOrderRow }),
  z.object({ result: z.enum(['not_found', 'paused', 'ended', 'used_up']) }),
]);

/**
 * Makes the order of a fixed amount for a window that shows it. What it is called and costs is the amount's own, whatever the page says;
 * `quantity` counts only where several may be bought. Refusals: `not_found` (also for another site's), `link_paused`, `link_ended`,
 * `link_used_up`, `return_url_not_registered`, `too_many`.
 */
export async function openLink(
  site: ButtonSite,
  input: { link: Id<'payLink'>; quantity: number; returnUrl: string | null },
  visit: Pick<Visit, 'network'>,
): Promise<Result<PayOrderRow, OpenLinkCode>> {
  const { link, quantity, returnUrl } = input;
  if (!(await mayReturn(site, returnUrl))) return refuse('return_url_not_registered');
  if (!(await mayOpen(site, visit.network))) return refuse('too_many');
  const document = {
    ...{ id: toUuid(newId('payOrder')), site: toUuid(site.siteId), link: toUuid(link), quantity, returnUrl },
    ...{ origin: site.origin, createKey: `button ${newToken()}`, tokenHash: hashToken(newToken()) },
    ...{ metadata: { link }, seconds: payOrderSeconds },
  };
  const opened = await callMoney(Opened, sql`money.open_link(${JSON.stringify(document)}::jsonb)`);
  if (opened.result === 'shown') return ok(opened.order);
  return refuse(opened.result === 'not_found' ? 'not_found' : `link_${opened.result}`);
}
