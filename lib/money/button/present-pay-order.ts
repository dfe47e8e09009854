import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken } from '@/lib/platform/tokens';
import { isClientToken } from './client-token';
import { noteTrouble } from './health/note-refusal';
import { hostOf, isChallenge } from './model';
import { type PayOrderRow, PresentedRow } from './schema';

/** An order and who asks for it, as its sheet shows them. `ended`: it is paid, canceled or too old. */
export type PresentedOrder = {
  order: PayOrderRow;
  site: { id: Id<'site'>; name: string; test: boolean; pageName: string; pageHandle: string; host: string };
  ended: boolean;
};

/** Why an order is not shown. */
export type PresentCode = 'not_found' | 'foreign_origin' | 'order_taken' | 'merchant_suspended';

/**
 * Shows an order to whoever holds its token. `origin` is the one the browser names (of the message that brought the token), never a word of
 * the page; null where a redirect brought it, which sends back to the registered address only. The challenge is set by the first who shows
 * it: who comes with another one is `order_taken`.
 */
export async function presentPayOrder(input: {
  clientToken: string;
  origin: string | null;
  challenge: string | null;
}): Promise<Result<PresentedOrder, PresentCode>> {
  if (!isClientToken(input.clientToken)) return refuse('not_found');
  if (input.challenge !== null && !isChallenge(input.challenge)) return refuse('not_found');
  const shown = await callMoney(
    PresentedRow,
    sql`money.present_pay_order(${hashToken(input.clientToken)}, ${input.origin}, ${input.challenge})`,
  );
  switch (shown.result) {
    case 'shown':
    case 'ended': {
      const { id, name, test, pageName, pageHandle } = shown.site;
      return ok({
        order: shown.order,
        site: { id, name, test, pageName, pageHandle, host: hostOf(shown.order.origin) },
        ended: shown.result === 'ended',
      });
    }
    case 'foreign_origin':
      noteTrouble({ siteId: shown.site }, 'foreign_origin', input.origin ?? '');
      return refuse('foreign_origin');
    case 'taken':
      return refuse('order_taken');
    case 'suspended':
      return refuse('merchant_suspended');
    default:
      return refuse(shown.result);
  }
}
