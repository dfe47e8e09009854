import { html } from '../pages/shell';
import type { Authorization, Capture, Order } from '../paypal/records';
import { activeCapabilities, type SellerAccount } from '../v2/seller-account';
import { idText, moneyText, stateText, tableOf, timeText, type View } from './frame';
import { newest } from './stripe-lists';

interface Balance {
  account: string;
  currency: string;
  available: number;
  pending: number;
}

export async function sellersList(view: View): Promise<string> {
  const { words, context } = view;
  const now = context.clock.now();
  const balances = await context.database<Balance[]>`
    select data->'_sandbox'->>'account' as account, data->>'currency' as currency,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint <= ${now}), 0)::float8 as available,
      coalesce(sum((data->>'net')::bigint) filter (where (data->>'available_on')::bigint > ${now}), 0)::float8 as pending
    from sandbox.object where object = 'balance_transaction' and data->'_sandbox'->>'account' is not null group by 1, 2`;
  const sums = (side: 'available' | 'pending') => (seller: SellerAccount) =>
    balances
      .filter(({ account }) => account === seller.id)
      .map((one) => moneyText(view, one[side], one.currency))
      .join(' ');
  return tableOf<SellerAccount>(
    view,
    [
      { name: words.created, cell: ({ created }) => timeText(created) },
      {
        name: words.state,
        cell: (seller) => stateText(activeCapabilities(seller).length > 0 ? 'active' : 'restricted'),
      },
      { name: words.name, cell: ({ display_name }) => `<bdi>${html(display_name ?? '')}</bdi>` },
      { name: words.available, number: true, cell: sums('available') },
      { name: words.pending, number: true, cell: sums('pending') },
      { name: words.id, cell: ({ id }) => idText(id) },
    ],
    await newest<SellerAccount>(view, 'v2.core.account'),
  );
}

interface PayPalLine {
  order: Order;
  held: Authorization | undefined;
  captures: Capture[];
}

export async function paypalList(view: View): Promise<string> {
  const { words } = view;
  const held = await newest<Authorization>(view, 'paypal.authorization');
  const captures = await newest<Capture>(view, 'paypal.capture');
  const lines = (await newest<Order>(view, 'paypal.order')).map((order) => ({
    order,
    held: held.find(({ id }) => id === order.authorization),
    captures: captures.filter((one) => one.order === order.id),
  }));
  const sum = (of: (one: Capture) => number) => (line: PayPalLine) =>
    moneyText(
      view,
      line.captures.reduce((total, one) => total + of(one), 0),
      line.order.amount.currency,
    );
  return tableOf<PayPalLine>(
    view,
    [
      { name: words.created, cell: ({ order }) => timeText(order.created) },
      { name: words.state, cell: (line) => stateText(line.held?.status ?? line.order.status) },
      {
        name: words.amount,
        number: true,
        cell: ({ order: { amount } }) => moneyText(view, amount.minor, amount.currency),
      },
      { name: words.captured, number: true, cell: sum(({ amount }) => amount.minor) },
      { name: words.refunded, number: true, cell: sum(({ refunded }) => refunded) },
      { name: words.id, cell: ({ order }) => idText(order.id) },
    ],
    lines,
  );
}

interface EventLine {
  at: number;
  id: string;
  type: string;
  url: string | null;
  state: string;
  attempts: string;
  next: number | null;
}

/** Each event beside each endpoint it goes to, with what every attempt was answered. */
export async function eventsList(view: View): Promise<string> {
  const { words } = view;
  const rows = await view.context.database<EventLine[]>`
    select e.created::float8 as at, e.id, e.data->>'type' as type, w.data->>'url' as url,
      case when d.delivered_at is not null then 'delivered' when d.last_status = -1 then 'lost_on_purpose'
        when d.given_up_at is not null then 'given_up' when d.id is null then 'unheard' else 'waiting' end as state,
      coalesce((select string_agg(case a.status when 0 then '—' when -1 then '×' else a.status::text end || ' ' || a.ms || ' ms',
        ', ' order by a.id) from sandbox.attempt a where a.delivery_id = d.id), '') as attempts,
      case when d.delivered_at is null and d.given_up_at is null then extract(epoch from d.next_at)::float8 end as next
    from (select * from sandbox.object where object in ('event', 'v2.core.event', 'paypal.event') order by seq desc limit 100) e
    left join sandbox.delivery d on d.event_id = e.id left join sandbox.object w on w.id = d.endpoint_id
    order by e.seq desc, d.id`;
  return tableOf<EventLine>(
    view,
    [
      { name: words.created, cell: ({ at }) => timeText(at) },
      { name: words.type, cell: ({ type }) => idText(type) },
      { name: words.state, cell: ({ state }) => stateText(state) },
      { name: words.attempts, cell: ({ attempts }) => `<bdi>${html(attempts)}</bdi>` },
      { name: words.next, cell: ({ next }) => (next === null ? '' : timeText(Math.floor(next))) },
      { name: words.to, cell: ({ url }) => idText(url) },
      { name: words.id, cell: ({ id }) => idText(id) },
    ],
    rows,
  );
}
