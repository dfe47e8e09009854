import 'server-only';
import { withPurse } from '@/app/(money)/own-actor';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';
import { beginCardSetup, type CardSetupTicket } from '@/lib/money/wallet/begin-card-setup';
import type { FieldsKind } from '@/lib/money/wallet/gateway';
import { allow } from '@/lib/platform/rate-limit';
import { networkOfRequest } from '@/lib/platform/visit';

/** Why no card or bank account can be typed now. */
export type BeginCardCode = 'too_many' | 'no_purse' | 'wallet_full' | 'unavailable';

/** Opens the provider's fields for this person or browser, within limits that make trying out numbers pointless. */
export async function beginCard(
  actor: Actor,
  kind: FieldsKind = 'card',
): Promise<Result<CardSetupTicket, BeginCardCode>> {
  const own = await withPurse(actor);
  const [owner, network] = [actorKey(own) ?? '', await networkOfRequest()];
  if (!(await allow('card-owner', owner)) || !(await allow('card-network', network))) return refuse('too_many');
  return beginCardSetup(own, kind);
}
