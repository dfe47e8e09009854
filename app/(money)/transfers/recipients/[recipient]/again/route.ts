import { redirect } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { beginRecipient } from '@/lib/money/transfers/recipients/begin-recipient';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { waysBack } from '../../../ways-back';

/** The provider's link was too old or used: a new one, or back to where it begins. */
export async function GET(_request: Request, { params }: { params: Promise<{ recipient: string }> }): Promise<never> {
  const { recipient } = await params;
  const actor = await requirePerson(`/transfers/recipients/${recipient}/again`);
  const recipientId = parseId('recipient', recipient);
  const begun = recipientId && (await beginRecipient(actor, { recipientId }, await waysBack()));
  redirect(begun?.ok ? begun.value : (await requestI18n()).href('/transfers'));
}
