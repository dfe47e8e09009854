import { Talk } from '@/app/(social)/_talk/talk';
import type { Actor } from '@/lib/identity/actor/model';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { talkOf } from '@/lib/money/orders/talk/queries';
import { requestI18n } from '@/lib/platform/request';
import { readAsBuyer, reportShop, writeToShop } from '../orders/message/actions';

/** What the buyer and the shop write to each other about an order. */
export async function BuyerTalk({ actor, order }: { actor: Actor; order: BuyerOrder }) {
  const [{ t }, talk] = await Promise.all([requestI18n(), talkOf(actor, order.id, 'buyer')]);
  const hint = t('talk.buyer_hint', { shop: order.pageName });
  return (
    <Talk
      talk={talk}
      side="buyer"
      about={order.id}
      hint={hint}
      write={writeToShop}
      read={readAsBuyer}
      report={reportShop}
    />
  );
}
