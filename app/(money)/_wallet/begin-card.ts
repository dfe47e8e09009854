import 'server-only';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { withPurse } from '@/app/(money)/own-actor';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';
import { beginCardSetup, type CardSetupTicket } from '@/lib/money/wallet/begin-card-setup';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { AddressForm } from '@/lib/money/wallet/schema';
import { env } from '@/lib/platform/env';
import { allow } from '@/lib/platform/rate-limit';
import { safeNext } from '@/lib/platform/safe-next';
import { networkOfRequest } from '@/lib/platform/visit';

/** Why no card can be typed now. */
export type BeginCardCode = 'too_many' | 'no_purse' | 'wallet_full' | 'unavailable';

/** Opens card fields for this person or browser, within limits that make trying out numbers pointless. */
export async function beginCard(actor: Actor): Promise<Result<CardSetupTicket, BeginCardCode>> {
  const own = await withPurse(actor);
  const [owner, network] = [actorKey(own) ?? '', await networkOfRequest()];
  if (!(await allow('card-owner', owner)) || !(await allow('card-network', network))) return refuse('too_many');
  return beginCardSetup(own);
}

const Elsewhere = z.object({ next: z.string().transform((path) => safeNext(path, '/wallet')) });

/**
 * For a browser without scripts: keeps a typed address, then leads to the provider's whole page, which comes back
 * to `next`. An address that is not complete is simply asked for again there.
 */
export async function leaveForCard(actor: Actor, form: unknown): Promise<Result<never, BeginCardCode>> {
  const { SANDBOX_ORIGIN, PAY_ORIGIN } = env();
  if (SANDBOX_ORIGIN === undefined) return refuse('unavailable');
  const begun = await beginCard(actor);
  if (!begun.ok) return begun;
  const address = AddressForm.safeParse(form);
  if (address.success) await saveAddress(await withPurse(actor), address.data);
  const { next } = Elsewhere.catch({ next: '/wallet' }).parse(form);
  const page = new URL(`/setup/${begun.value.setupId}`, SANDBOX_ORIGIN);
  page.searchParams.set('return_url', PAY_ORIGIN + next);
  page.searchParams.set('locale', actor.locale);
  redirect(page.href);
}
