import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { seeAccount } from '@/lib/identity/looks/see-account';
import { parseId } from '@/lib/kernel/ids';
import { ordersOf } from '@/lib/money/flow/orders-of';
import { isMessage } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { findAccountHere } from '../../actions';
import { ConsolePage } from '../../console-page';
import { ReasonForm } from '../../reason-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.account_title'), robots: { index: false } };
}

/** An account as support sees it, while a look at it is open: how it is entered, and its orders by number. */
export default async function AccountPage({ params }: { params: Promise<{ person: string }> }) {
  const { person } = await params;
  const [actor, { t, formatDate, formatNumber }] = await Promise.all([
    requireOperator(`/operator/people/${encodeURIComponent(person)}`, ['support']),
    requestI18n(),
  ]);
  const id = parseId('person', person);
  if (!id) notFound();
  const [account, orders] = await Promise.all([seeAccount(actor, id), ordersOf(actor, id)]);
  if (!account) {
    return (
      <ConsolePage actor={actor} section={null} title={t('operator.account_title')}>
        <ReasonForm action={findAccountHere} title={t('operator.why')} send={t('operator.open')}>
          <input type="hidden" name="typed" value={id} />
        </ReasonForm>
      </ConsolePage>
    );
  }
  const facts = [
    { label: t('operator.account_handle'), value: account.handle },
    { label: t('operator.account_email'), value: account.email },
    { label: t('operator.account_proven'), value: t(account.verified ? 'operator.yes' : 'operator.no') },
    { label: t('operator.account_since'), value: formatDate(account.since, 'date') },
    { label: t('operator.account_devices'), value: formatNumber(account.devices) },
    { label: t('operator.account_passkeys'), value: formatNumber(account.passkeys) },
    { label: t('operator.account_password'), value: t(account.hasPassword ? 'operator.yes' : 'operator.no') },
  ];
  return (
    <ConsolePage actor={actor} section={null} title={account.name} lead={t('operator.account_lead')}>
      <Card>
        <dl className="grid gap-x-12 gap-y-3 sm:grid-cols-2">
          {facts.map(({ label, value }) => (
            <div key={label} className="flex flex-wrap items-baseline justify-between gap-3">
              <dt className="text-muted">{label}</dt>
              <dd className="wrap-anywhere font-medium">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      <Section title={t('operator.account_orders')}>
        {orders.length === 0 ? (
          <Card className="text-muted text-sm">{t('operator.account_orders_none')}</Card>
        ) : (
          <RowList>
            {orders.map(({ id: order, state, at }) => {
              const word = `copy.code_order_${state}`;
              return (
                <li key={order}>
                  <Link
                    href={`/operator/orders/${order}`}
                    className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 px-4 py-2 text-sm hover:bg-sunken sm:px-6"
                  >
                    <bdi dir="ltr" className="font-medium tabular-nums">
                      {order.slice(-8).toUpperCase()}
                    </bdi>
                    <span>{isMessage(word) ? t(word) : state}</span>
                    <span className="text-muted">{formatDate(at, 'date')}</span>
                  </Link>
                </li>
              );
            })}
          </RowList>
        )}
      </Section>
    </ConsolePage>
  );
}
