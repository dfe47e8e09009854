/** Moves of a payment, whatever it pays: what a provider may answer, and what a payer or a sweeper does. */
import { call, quote, uuid } from '../property/statements';
import type { Payment } from './documents';
import type { Move, Walk } from './walk';

/** A move that ends with a function's answer. */
export const saying = (kind: string, expression: string, after?: Move['after']): Move => ({
  kind,
  statement: call(expression),
  ...(after && { after }),
});

/** Sometimes what is not its time: too early, too late, or once more. */
const untimely = (walk: Walk, { attempt }: Payment): Move => {
  const id = uuid(attempt);
  return saying(
    'untimely',
    walk.chance.of([
      `money.captured(${id})`,
      `money.voided(${id})`,
      `money.begin_capture(${id}) is not null`,
      `money.begin_void(${id}, 'undo') is not null`,
      `money.begin_void(${id}, 'unclaimed') is not null`,
      `money.begin_void(${id}, 'expired') is not null`,
      `money.declined(${id}, null, 'card_declined') is not null`,
      `money.authorized(${id}, 'pi_${attempt}', 0)->'result'`,
    ]),
  );
};

/** The next move of a payment, as it stands; null where there is none. */
export function payingMove(walk: Walk, payment: Payment): Move | null {
  const { chance } = walk;
  const one = walk.seen.attempts[payment.attempt];
  if (!one) return null;
  if (chance.often(6)) return untimely(walk, payment);
  const id = uuid(payment.attempt);
  switch (one.state) {
    case 'pending':
    case 'action':
    case 'unknown':
      if (chance.often(8)) return saying('decline', `money.declined(${id}, null, 'card_declined') is not null`);
      if (chance.often(8)) return saying('wait', `money.waiting(${id}, 'unknown', null, null)`);
      if (chance.often(4)) return saying('forget', `money.begin_void(${id}, 'expired') is not null`);
      return saying(
        'authorize',
        `money.authorized(${id}, ${quote(`pi_${payment.attempt}`)}, ${chance.often(50) ? 0 : 600})->'result'`,
      );
    case 'authorized':
      if (one.due && !one.awaits) return saying('begin capture', `money.begin_capture(${id}) is not null`);
      if (one.due) return saying('unclaimed', `money.begin_void(${id}, 'unclaimed') is not null`);
      if (chance.often(12)) return saying('undo', `money.begin_void(${id}, 'undo') is not null`);
      // Of what waits for somebody, mostly she comes first.
      return one.awaits && chance.often(85) ? null : timePasses(payment);
    case 'capturing':
      return chance.often(8)
        ? saying('capture refused', `money.begin_void(${id}, 'failed') is not null`)
        : saying('capture', `money.captured(${id})`);
    case 'voiding':
      return saying('void', `money.voided(${id})`);
    default:
      return null;
  }
}

/** The time of a hold is over: to take it back, or to say where it goes. */
export function timePasses({ attempt }: Payment): Move {
  return {
    ...{ kind: 'time passes', by: 'clock' },
    statement: `with held as (update money.attempt set undo_until = clock_timestamp() - interval '1 second' where id = ${uuid(attempt)} and state = 'authorized' returning 1)
      select to_jsonb(count(*)) from held`,
  };
}
