import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Answer } from '@/lib/money/splits/groups/schema';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';
import { requestKey } from './request-key';
import type { AskPayment } from './schema';

type Refused = 'not_found' | 'not_friend' | 'requests_full';

/**
 * Asks a friend of the actor to pay her, who is told by mail. The same id again is the same request. Refusals: `not_friend` beside `handle`; `requests_full`
 * while ten of hers wait for the same person; `not_found` for an id that is somebody else’s.
 */
export async function askPayment(actor: PersonActor, input: AskPayment): Promise<Result<null, Refused>> {
  const { requestId, handle, currency, amount, reason } = input;
  const friend = (await friendsOf(actor)).find((one) => one.handle === handle);
  if (!friend) return refuse('not_friend', 'handle');
  const owner = requestKey(requestId);
  const key = await makeUserKey(owner, moneyKeys());
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), asked: `person:${toUuid(friend.id)}`, request: toUuid(requestId) },
    ...{ currency, amount: amount.toString() },
    sealed: sealRecord(key, { kind: 'request', id: requestId, owner }, { reason }),
  });
  const { result } = await callMoney(
    Answer('done', 'replay', 'not_found', 'too_many'),
    sql`money.ask_payment(${wanted}::text::jsonb)`,
  );
  if (result === 'not_found') return refuse('not_found');
  return result === 'too_many' ? refuse('requests_full') : ok(null);
}
