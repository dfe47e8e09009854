import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { asActor, callMoney } from '@/db/client/money';
import { transfer } from '@/db/schema/money/transfer';
import type { PersonActor, SystemActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { mark } from '@/lib/money/vault/mark';
import { openRows } from '@/lib/money/vault/open-rows';
import { hashToken } from '@/lib/platform/tokens';
import { readPhone } from '../read-phone';
import { PhonedParts } from '../schema';
import { openedLink } from './queries';

const system: SystemActor = { kind: 'system', name: 'claim-link', locale: 'en' };
const Claimed = z.object({
  result: z.enum(['claimed', 'wrong', 'too_many', 'taken', 'ended', 'yourself', 'not_found']),
});

/** Why nobody is asked. */
type ClaimCode = 'bad_number' | 'wrong_number' | 'link_spent' | 'link_taken' | 'not_found' | 'yourself';

/**
 * Somebody who opened a link says her telephone number. Where it is the one that the transfer was sent to, its sender is shown her name and asked whether she
 * meant her; nothing is hers before. Doing it again is fine.
 *
 * Refusals: `bad_number` for what is no number; `wrong_number`, five times for a link, then `link_spent`; `link_taken` while somebody else waits for the
 * sender's word; `yourself`; `not_found` for a link that leads nowhere any more, and for whoever is apart from its sender.
 */
export async function claimLink(
  actor: PersonActor,
  { token, phone }: { token: string; phone: string },
): Promise<Result<{ asked: true }, ClaimCode>> {
  const opened = await openedLink(actor, token);
  if (!opened) return refuse('not_found');
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ id: transfer.id, owner: transfer.owner, sealed: transfer.sealed, addressMark: transfer.addressMark })
      .from(transfer)
      .where(eq(transfer.id, opened.transferId)),
  );
  if (!row?.addressMark) return refuse('not_found');
  // Written without its country a number is meant as one of the country it was sent to.
  const sentTo = PhonedParts.safeParse((await openRows('phoned', [row])).get(row.id)).data?.phone;
  const typed = readPhone(phone, sentTo);
  if (typed === null) return refuse('bad_number', 'phone');
  const isRight = (await mark('phoned', typed)) === row.addressMark;
  const { result } = await callMoney(
    Claimed,
    sql`money.claim_link(${hashToken(token)}, ${toUuid(actor.personId)}::uuid, ${String(isRight)}::text::boolean)`,
  );
  switch (result) {
    case 'claimed':
      return ok({ asked: true });
    case 'wrong':
      return refuse('wrong_number', 'phone');
    case 'too_many':
      return refuse('link_spent');
    case 'taken':
      return refuse('link_taken');
    case 'yourself':
      return refuse('yourself');
    default:
      return refuse('not_found');
  }
}
