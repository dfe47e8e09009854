import 'server-only';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { withPurse } from '@/app/(money)/own-actor';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Result, refuse } from '@/lib/kernel/result';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { AddressForm } from '@/lib/money/wallet/schema';
import { env } from '@/lib/platform/env';
import { sealNewcomer } from '@/lib/platform/newcomer';
import { safeNext } from '@/lib/platform/safe-next';
import { type BeginCardCode, beginCard } from './begin-card';

const Elsewhere = z.object({
  kind: z.enum(['card', 'bank']).catch('card'),
  next: z.string().transform((path) => safeNext(path, '/wallet')),
});
const typedText = z.string().trim().max(254).catch('');
const Told = z.object({ name: typedText, email: typedText });

/**
 * For a browser without scripts: keeps a typed address, then leads to the provider's whole page, which comes back
 * to `next` with the name and e-mail that were typed. An address that is not complete is simply asked for again there.
 */
export async function leaveForCard(actor: Actor, form: unknown): Promise<Result<never, BeginCardCode>> {
  const { SANDBOX_ORIGIN, PAY_ORIGIN } = env();
  if (SANDBOX_ORIGIN === undefined) return refuse('unavailable');
  const purse = await withPurse(actor);
  const { next, kind } = Elsewhere.catch({ next: '/wallet', kind: 'card' }).parse(form);
  const begun = await beginCard(purse, kind);
  if (!begun.ok) return begun;
  const address = AddressForm.safeParse(form);
  if (address.success) await saveAddress(purse, address.data);
  const back = new URL(PAY_ORIGIN + next);
  const told = Told.parse(form);
  if (told.email !== '')
    back.searchParams.set('known', await sealNewcomer(told, { at: 'till', browser: actorKey(purse) }));
  const page = new URL(`/setup/${begun.value.setupId}`, SANDBOX_ORIGIN);
  page.searchParams.set('return_url', back.href);
  page.searchParams.set('locale', actor.locale);
  if (kind === 'bank') page.searchParams.set('kind', kind);
  redirect(page.href);
}
