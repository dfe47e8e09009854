import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { withPurse } from '@/app/(money)/own-actor';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';
import { type BeginAccountCode, beginAccountSetup } from '@/lib/money/wallet/paypal/begin-account-setup';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { AddressForm } from '@/lib/money/wallet/schema';
import { cookieName, cookieOptions } from '@/lib/platform/cookies';
import { localeHref } from '@/lib/platform/i18n';
import { sealNewcomer } from '@/lib/platform/newcomer';
import { allow } from '@/lib/platform/rate-limit';
import { safeNext } from '@/lib/platform/safe-next';
import { networkOfRequest } from '@/lib/platform/visit';

/** Why nobody can be led to PayPal now. */
export type LeaveForPayPalCode = BeginAccountCode | 'too_many';

const Elsewhere = z.object({
  next: z.string().transform((path) => safeNext(path, '/wallet')),
  /** From the wallet: it is put beside what is there. */
  beside: z.literal('1').optional(),
});
const typedText = z.string().trim().max(254).catch('');
const Told = z.object({ name: typedText, email: typedText });

/** Three hours are how long PayPal keeps a wish that nobody approved. */
const awaySeconds = 3 * 60 * 60;

/**
 * Leads to PayPal's page of approval, which comes back to `wallet/paypal` and from there to `next`. From a sheet a typed
 * address is kept and name and e-mail come along; an address that is not complete is simply asked for again there. The
 * browser keeps the ticket by which the way back is known as hers.
 */
export async function leaveForPayPal(actor: Actor, form: unknown): Promise<Result<never, LeaveForPayPalCode>> {
  const purse = await withPurse(actor);
  const owner = actorKey(purse) ?? '';
  if (!(await allow('card-owner', owner)) || !(await allow('card-network', await networkOfRequest())))
    return refuse('too_many');
  const { next, beside } = Elsewhere.catch({ next: '/wallet' }).parse(form);
  const address = AddressForm.safeParse(form);
  if (address.success) await saveAddress(purse, address.data);
  const told = Told.parse(form);
  const known = told.email === '' ? null : await sealNewcomer(told, { at: 'till', browser: owner });
  const back = known === null ? next : `${next}${next.includes('?') ? '&' : '?'}known=${known}`;
  const begun = await beginAccountSetup(
    purse,
    localeHref(actor.locale, `/wallet/paypal?${beside ? 'beside=1&' : ''}next=${encodeURIComponent(back)}`),
  );
  if (!begun.ok) return begun;
  const jar = await cookies();
  jar.set(cookieName('paypal'), begun.value.ticket, cookieOptions(awaySeconds));
  redirect(begun.value.approveUrl);
}
