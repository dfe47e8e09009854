import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { ordersNamed } from '@/lib/money/orders/inbox/queries';
import { carrierField, codeField, tickedIn } from '@/lib/money/orders/inbox/schema';
import type { SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage, type StudioPageProps, titled } from '../../load-page';
import { shipTicked } from '../actions';
import { ManyOutcome } from '../many-outcome';
import { orderNumber, orderTitle, stateChip } from '../order-state';

export const generateMetadata = titled('inbox.ship_ticked');

/** Ships the ticked orders, each with its own carrier and code or with none. */
export default async function ShipTicked({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'change_orders');
  const [{ t }, orders] = await Promise.all([requestI18n(), ordersNamed(actor, page.id, tickedIn(await searchParams))]);
  if (orders.length === 0) notFound();
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('inbox.ship_ticked')}</h1>
      <p className="text-muted">{t('inbox.ship_hint')}</p>
      <Form action={shipTicked} messages={errorMessages(t, ['nothing_ticked', 'too_many_ticked'])}>
        <input type="hidden" name="pageId" value={page.id} />
        <ManyOutcome />
        {orders.map((order) => (
          <ShipOne key={order.id} order={order} />
        ))}
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('inbox.ship_now')}</SubmitButton>
          <LinkButton href={`/studio/${page.handle}/orders`} variant="quiet">
            {t('common.back')}
          </LinkButton>
        </div>
      </Form>
    </div>
  );
}

async function ShipOne({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <fieldset className="space-y-3">
        <legend className="font-medium">
          {orderTitle(t, order)} · <bdi dir="ltr">{orderNumber(order)}</bdi>
        </legend>
        <p className="text-muted text-sm">{stateChip(t, order).label}</p>
        <input type="hidden" name="orders[]" value={order.id} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            name={carrierField(order.id)}
            label={t('studio.carrier')}
            note={t('common.optional')}
            defaultValue={order.carrier}
            maxLength={60}
          />
          <Field
            name={codeField(order.id)}
            label={t('studio.tracking_code')}
            note={t('common.optional')}
            defaultValue={order.trackingCode}
            dir="ltr"
            maxLength={60}
            autoComplete="off"
          />
        </div>
      </fieldset>
    </Card>
  );
}
