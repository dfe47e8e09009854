import { Card } from '@/app/_ui/card';
import { readAsShop, reportBuyer, writeToBuyer } from '@/app/(money)/orders/message/actions';
import { Talk } from '@/app/(social)/_talk/talk';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { talkOf } from '@/lib/money/orders/talk/queries';
import { requestI18n } from '@/lib/platform/request';

/** What the shop and the buyer write to each other about an order. */
export async function ShopTalk({ actor, orderId }: { actor: PersonActor; orderId: Id<'order'> }) {
  const [{ t }, talk] = await Promise.all([requestI18n(), talkOf(actor, orderId, 'shop')]);
  return (
    <Card className="print:hidden">
      <Talk
        talk={talk}
        side="shop"
        about={orderId}
        hint={t('talk.shop_hint')}
        write={writeToBuyer}
        read={readAsShop}
        report={reportBuyer}
      />
    </Card>
  );
}
