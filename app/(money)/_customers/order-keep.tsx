import { Link } from '@/app/_ui/link';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { testShop } from '@/lib/money/button/model';
import { myShop } from '@/lib/money/customers/kept/queries';
import { requestI18n } from '@/lib/platform/request';
import { KeepMe } from './keep-me';

/** Whether the shop of an order may keep its buyer, for whoever has an account: a guest could not take it back from elsewhere. */
export async function OrderKeep({ actor, order }: { actor: Actor; order: { pageId: Id<'page'>; pageHandle: string } }) {
  if (actor.kind !== 'person' || order.pageHandle === testShop.handle) return null;
  const shop = await myShop(actor, order.pageId);
  if (!shop?.bought) return null;
  const { t } = await requestI18n();
  return (
    <section aria-labelledby="keep-me" className="space-y-3">
      <h2 id="keep-me" className="text-base">
        {t('customers.keep_title')}
      </h2>
      <KeepMe actor={actor} shop={shop} />
      <Link href="/wallet/shops" className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
        {t('customers.all_shops')}
      </Link>
    </section>
  );
}
