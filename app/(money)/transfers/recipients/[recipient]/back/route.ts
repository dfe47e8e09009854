import { redirect } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { myRecipients } from '@/lib/money/transfers/recipients/queries';
import { readRecipient } from '@/lib/money/transfers/recipients/read-recipient';
import { requirePerson } from '@/lib/platform/auth';
import { logWarn } from '@/lib/platform/log';
import { requestI18n } from '@/lib/platform/request';

/** Back from the provider's page: asks how the account stands now, and goes where it is used. */
export async function GET(_request: Request, { params }: { params: Promise<{ recipient: string }> }): Promise<never> {
  const { recipient } = await params;
  const actor = await requirePerson(`/transfers/recipients/${recipient}/back`);
  const { own, others } = await myRecipients(actor);
  const id = parseId('recipient', recipient);
  const known = [own, ...others].find((one) => one?.id === id);
  const { href } = await requestI18n();
  if (!known) redirect(href('/transfers'));
  try {
    await readRecipient(known.id);
  } catch (error) {
    // The provider tells it, and the sweeper asks again.
    logWarn('recipient_unread', { recipient: known.id, reason: error instanceof Error ? error.constructor.name : '' });
  }
  redirect(href(known.kind === 'own' ? '/transfers/receive' : `/transfers/send?to=${known.id}`));
}
