import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';
import { type FieldsKind, walletGateway } from './gateway';
import { methodsMax } from './model';
import { type OpenWalletCode, openWallet } from './open-wallet';
import { myWallet } from './queries';

/** What the hosted fields need: the setup and the secret that lets this browser complete it. */
export type CardSetupTicket = { setupId: string; clientSecret: string };

/**
 * Opens the provider's fields, of a card or of a bank account, for the actor's wallet. Nothing is stored until `finishCardSetup`.
 * Refusals: `no_purse` (a guest without a cookie), `wallet_full`, `unavailable` (the provider; try again).
 */
export async function beginCardSetup(
  actor: Actor,
  kind: FieldsKind = 'card',
): Promise<Result<CardSetupTicket, OpenWalletCode | 'wallet_full'>> {
  const { methods } = await myWallet(actor);
  if (methods.length >= methodsMax) return refuse('wallet_full');
  const opened = await openWallet(actor);
  if (!opened.ok) return opened;
  const setup = await walletGateway().createCardSetup(opened.value.customer, kind);
  return setup.ok ? { ok: true, value: { setupId: setup.value.id, clientSecret: setup.value.clientSecret } } : setup;
}
