import 'server-only';
import { createHmac } from 'node:crypto';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { env } from '@/lib/platform/env';

/** What is chosen: of which charity, beside which basket (the address of its sheet), and how much. */
export type BesideChoice = { basket: string; charityId: Id<'page'>; amount: Money };

/**
 * What stands in the address of a sheet with a donation: its amount in minor units and 160 bits of her, the basket, the charity and the product's secret.
 * Only a sheet of hers says it, so a link of somebody else's adds nothing.
 */
export function besideWord(actor: PersonActor, { basket, charityId, amount }: BesideChoice): string {
  const said = ['beside', actor.personId, basket, charityId, amount.currency, String(amount.amount)];
  const word = createHmac('sha256', env().SOUK_SECRET).update(JSON.stringify(said)).digest().subarray(0, 20);
  return `${amount.amount}.${word.toString('base64url')}`;
}
