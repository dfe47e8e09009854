import { Link } from '@/app/_ui/link';
import { Price } from '@/app/_ui/price';
import type { Actor } from '@/lib/identity/actor/model';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { ordersOfPurchase } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';
import { PhaseChip } from './phase-chip';

/** The other sellers' orders of the same payment, when there were several. */
export async function Siblings({ actor, order }: { actor: Actor; order: BuyerOrder }) {
  const [{ t }, all] = await Promise.all([requestI18n(), ordersOfPurchase(actor, order.purchaseId)]);
  const others = all.filter((one) => one.id !== order.id);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="siblings" className="space-y-3">
      <h2 id="siblings" className="text-base">
        {t('orders.siblings')}
      </h2>
      <ul className="divide-y divide-line">
        {others.map((one) => (
          <li key={one.id}>
            <Link href={`/orders/${one.id}`} className="flex min-h-14 items-center gap-3 hover:underline">
              <bdi className="min-w-0 flex-1 truncate font-medium">{one.pageName}</bdi>
              <PhaseChip order={one} />
              <Price value={one.total} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
