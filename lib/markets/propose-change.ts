import 'server-only';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type ProposeRefusal, propose } from '@/lib/identity/proposals/propose';
import { isCurrency, parseAmount } from '@/lib/kernel/money';
import { type Result, refuse } from '@/lib/kernel/result';
import type { ProposeChange } from './schema';

/**
 * Proposes that from a moment on a rule counts for capabilities of a country; another operator approves it. Nothing changes before.
 * Refusals: those of `propose`; `number` for a limit that is no amount of the currency, or a most below the least.
 */
export async function proposeChange(
  actor: PersonActor,
  input: ProposeChange,
): Promise<Result<null, ProposeRefusal | 'number'>> {
  const least = minorOf(input.least, input.currency);
  const most = minorOf(input.most, input.currency);
  if (least === undefined) return refuse('number', 'least');
  if (most === undefined || (least !== null && most !== null && most < least)) return refuse('number', 'most');
  return propose(actor, {
    id: input.proposal,
    action: 'market.change',
    subject: input.country,
    payload: {
      capabilities: [...new Set(input.capabilities)],
      ...{ state: input.state, percent: input.percent, provider: input.provider, methods: [...new Set(input.methods)] },
      ...{ currency: input.currency, leastMinor: least?.toString() ?? null, mostMinor: most?.toString() ?? null },
      ...{ lawEn: input.lawEn, lawAr: input.lawAr, reason: input.why, from: input.from?.toISOString() ?? null },
    },
    reason: input.reason,
  });
}

/** Minor units of what was typed; null for nothing, undefined for what is no amount. */
function minorOf(typed: string, currency: string | null): bigint | null | undefined {
  if (typed === '') return null;
  const amount = isCurrency(currency) ? parseAmount(typed, currency) : null;
  return amount && amount.amount > 0n ? amount.amount : undefined;
}
