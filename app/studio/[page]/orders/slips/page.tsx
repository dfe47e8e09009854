import { notFound } from 'next/navigation';
import { LinkButton } from '@/app/_ui/link-button';
import { PrintButton } from '@/app/_ui/print-button';
import { packingSlips } from '@/lib/money/orders/inbox/pick-list';
import { tickedIn } from '@/lib/money/orders/inbox/schema';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage, type StudioPageProps, titled } from '../../load-page';
import { Slip } from './slip';

export const generateMetadata = titled('inbox.slips');

/** The packing slips of the ticked orders, each on a sheet of its own and in its buyer's language. */
export default async function Slips({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'see_buyers');
  const asked = await searchParams;
  const ticked = tickedIn(asked);
  const [{ t }, slips] = await Promise.all([requestI18n(), packingSlips(actor, page.id, ticked)]);
  if (slips.length === 0) notFound();
  const priced = asked.prices === 'yes';
  const other = new URLSearchParams(ticked.map((id) => ['orders[]', id]));
  if (!priced) other.set('prices', 'yes');
  return (
    <div data-printable className="mx-auto max-w-3xl space-y-6 print:max-w-none print:space-y-0">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <h1 className="text-xl md:text-2xl">{t('inbox.slips')}</h1>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/studio/${page.handle}/orders`} variant="quiet">
            {t('common.back')}
          </LinkButton>
          <LinkButton href={`/studio/${page.handle}/orders/slips?${other}`} variant="quiet">
            {t(priced ? 'inbox.without_prices' : 'inbox.with_prices')}
          </LinkButton>
          <PrintButton label={t('orders.print')} />
        </div>
      </div>
      {slips.map((slip) => (
        <Slip key={slip.order.id} slip={slip} priced={priced} />
      ))}
    </div>
  );
}
