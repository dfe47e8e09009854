import { redirect } from 'next/navigation';
import { returnFromProvider } from '@/lib/money/payouts/return-from-provider';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage } from '../../load-page';

/** Back from the payment partner's page: what it says now is read before the owner sees her money. */
export async function GET(_request: Request, { params }: { params: Promise<{ page: string }> }): Promise<never> {
  const { actor, page } = await loadSellingPage((await params).page, 'change_bank');
  await returnFromProvider(actor, page.id);
  redirect((await requestI18n()).href(`/studio/${page.handle}/payouts`));
}
