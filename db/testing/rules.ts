/** What may be done where, for tests: as an approved change leaves it, without the two operators. */
import { rule } from '@/db/schema/markets/rule';
import type { Capability, MarketState, RuleTerms } from '@/lib/markets/model';
import { needsReason } from '@/lib/markets/model';
import { ownerDb } from './world';

/** From now on a capability of a country is in this state. */
export async function setRule(
  country: string,
  capability: Capability,
  state: MarketState,
  more: Partial<Pick<RuleTerms, 'percent' | 'reason' | 'currency' | 'leastMinor' | 'mostMinor'>> & {
    methods?: string[];
  } & { effectiveFrom?: Date } = {},
): Promise<void> {
  const reason = needsReason(state) ? 'not_yet' : null;
  await ownerDb()
    .insert(rule)
    .values({ country, capability, state, reason, ...more });
}
