import { notFound } from 'next/navigation';
import { MoneyScreen } from '@/app/_flow/money-screen';
import { parseId } from '@/lib/kernel/ids';
import { orderMoney } from '@/lib/money/flow/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage, titled } from '../../../load-page';

type PageProps = { params: Promise<{ page: string; order: string }> };

export const generateMetadata = titled('flow.title');

/** Where the money of an order of the page is, as its buyer sees it too. */
export default async function OrderMoneyPage({ params }: PageProps) {
  const asked = await params;
  const [{ actor, page }, { t }] = await Promise.all([loadSellingPage(asked.page, 'see_money'), requestI18n()]);
  const orderId = parseId('order', asked.order);
  const found = orderId && (await orderMoney(actor, orderId, 'seller'));
  if (found?.pageId !== page.id) notFound();
  return (
    <div className="mx-auto max-w-3xl">
      <MoneyScreen
        found={found}
        back={{ href: `/studio/${page.handle}/orders/${found.orderId}`, label: t('orders.order') }}
      />
    </div>
  );
}
