import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Answer } from '@/lib/money/splits/groups/schema';
import type { AnswerRequest } from './schema';

type Refused = 'not_found' | 'request_ended' | 'request_being_paid' | 'reminded_lately' | 'no_reminders';

/**
 * Declines a request, by who is asked; cancels it, says that it was paid otherwise or reminds of it, by who asks. Again changes nothing.
 * Refusals: `not_found` for everybody else; `request_ended` when it ended in another way; `request_being_paid` while
 * a transfer pays it; `reminded_lately` within three days of asking or of the
 * last reminder; `no_reminders` where none of the actor are wanted.
 */
export async function answerRequest(
  actor: PersonActor,
  { requestId, answer }: AnswerRequest,
): Promise<Result<null, Refused>> {
  const wanted = JSON.stringify({ owner: actorKey(actor), request: toUuid(requestId), answer });
  const { result } = await callMoney(
    Answer('done', 'replay', 'too_late', 'too_soon', 'unwanted', 'being_paid', 'not_found'),
    sql`money.answer_request(${wanted}::text::jsonb)`,
  );
  if (result === 'done' || result === 'replay') return ok(null);
  const codes = {
    too_late: 'request_ended',
    too_soon: 'reminded_lately',
    unwanted: 'no_reminders',
    being_paid: 'request_being_paid',
  } as const;
  return refuse(result === 'not_found' ? 'not_found' : codes[result]);
}
