import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { openRows } from '@/lib/money/vault/open-rows';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { requestKey } from './request-key';
import { Asked, type AskPayment, Reason } from './schema';

type Refused = 'not_found' | 'first_stands' | 'requests_full';

/** Who is asked, and the conversation of the two it is put into, if there is one. */
type To = { friend: Id<'person'>; talk: Id<'talk'> | null };

/**
 * Asks a friend of the actor (`friendAsked`) to pay her, who is told by mail. Answers the random name under which a conversation may know the request. The
 * same id again is the same request, and `first_stands` when it says something else. Refusals: `requests_full` while ten of hers wait for the same person; `not_found` for an id that is somebody else’s.
 */
export async function askPayment(
  actor: PersonActor,
  input: AskPayment,
  { friend, talk }: To,
): Promise<Result<{ mark: string }, Refused>> {
  const { requestId, currency, amount, reason } = input;
  const owner = requestKey(requestId);
  const key = await makeUserKey(owner, moneyKeys());
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), asked: `person:${toUuid(friend)}`, request: toUuid(requestId) },
    ...{ talk: talk && toUuid(talk), currency, amount: amount.toString() },
    sealed: sealRecord(key, { kind: 'request', id: requestId, owner }, { reason }),
  });
  const { result, mark, sealed } = await callMoney(Asked, sql`money.ask_payment(${wanted}::text::jsonb)`);
  if (result === 'too_many') return refuse('requests_full');
  if (result === 'mismatch') return refuse('first_stands');
  if (result === 'replay' && sealed) {
    const opened = await openRows('request', [{ id: requestId, owner, sealed }]);
    if (Reason.safeParse(opened.get(requestId)).data?.reason !== reason) return refuse('first_stands');
  }
  return mark ? ok({ mark }) : refuse('not_found');
}
