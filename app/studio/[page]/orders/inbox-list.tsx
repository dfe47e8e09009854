import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { doMany } from './actions';
import { ManyOutcome } from './many-outcome';
import { OrderRow } from './order-row';
import { orderTitle } from './order-state';
import { TickAll } from './tick-all';

type InboxListProps = {
  page: OwnedPageView;
  orders: readonly SellerOrder[];
  /** Those with something new to read. */
  unread: ReadonlySet<string>;
};

/** Orders to tick, and what can be done with those that are: a form, so that it works without scripts. Only a list to who may not. */
export async function InboxList({ page, orders, unread }: InboxListProps) {
  const { t } = await requestI18n();
  if (!may(page.roles, 'change_orders')) {
    return (
      <Card className="divide-y divide-line p-0! sm:p-0!">
        {orders.map((order) => (
          <OrderRow key={order.id} page={page} order={order} unread={unread.has(order.id)} />
        ))}
      </Card>
    );
  }
  return (
    <Form action={doMany} messages={errorMessages(t, ['nothing_ticked', 'too_many_ticked'])} className="space-y-3">
      <input type="hidden" name="pageId" value={page.id} />
      <ManyOutcome />
      <Card className="divide-y divide-line p-0! sm:p-0!">
        {orders.map((order) => (
          <div key={order.id} className="flex items-stretch">
            <label className="flex w-11 shrink-0 items-center justify-center ps-2">
              <input
                type="checkbox"
                name="orders[]"
                value={order.id}
                aria-label={orderTitle(t, order)}
                className="size-5 accent-ink"
              />
            </label>
            <div className="min-w-0 flex-1">
              <OrderRow page={page} order={order} unread={unread.has(order.id)} />
            </div>
          </div>
        ))}
      </Card>
      <BulkBar home={`/studio/${page.handle}/orders`} />
    </Form>
  );
}

/** Under the thumb while one ticks. What only shows something goes to its own address, with the ticks in it. */
async function BulkBar({ home }: { home: string }) {
  const { t, href } = await requestI18n();
  const look = buttonClass({ variant: 'quiet', size: 'small' });
  const places = [
    { path: `${home}/ship`, label: t('inbox.ship_ticked') },
    { path: `${home}/pick`, label: t('inbox.pick_list') },
    { path: `${home}/slips`, label: t('inbox.slips') },
    { path: `${home}/orders.csv`, label: t('inbox.export_ticked') },
  ];
  return (
    <fieldset className="flex flex-wrap items-center gap-2 rounded-md bg-surface p-3 shadow-card">
      <legend className="sr-only">{t('inbox.with_ticked')}</legend>
      <TickAll label={t('inbox.tick_all')} />
      <SubmitButton size="small">{t('inbox.pack_ticked')}</SubmitButton>
      {places.map((place) => (
        <button key={place.path} type="submit" formAction={href(place.path)} formMethod="get" className={look}>
          {place.label}
        </button>
      ))}
    </fieldset>
  );
}
