import { redirect } from 'next/navigation';
import { beginOnboarding } from '@/lib/money/payouts/begin-onboarding';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage } from '../../load-page';
import { waysBack } from '../ways-back';

/** The payment partner's link was too old or used: a new one, or the page that says why there is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ page: string }> }): Promise<never> {
  const { actor, page } = await loadSellingPage((await params).page, 'change_bank');
  const begun = await beginOnboarding(actor, page.id, await waysBack(page.handle));
  redirect(begun.ok ? begun.value : (await requestI18n()).href(`/studio/${page.handle}/payouts?unreachable`));
}
