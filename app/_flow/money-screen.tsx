import { Card } from '@/app/_ui/card';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Section } from '@/app/_ui/section';
import type { OrderMoney } from '@/lib/money/flow/queries';
import { requestI18n } from '@/lib/platform/request';
import { BookLines } from './book-lines';
import { type FlowEnd, FlowPicture } from './flow-picture';

/** Where the money of an order is: the same figures for its buyer, its seller and an operator. `back` leads to where one came from. */
export async function MoneyScreen({ found, back }: { found: OrderMoney; back: { href: string; label: string } }) {
  const { t, formatDate, formatMoney, formatCurrency } = await requestI18n();
  const { flow } = found;
  return (
    <div className="space-y-8">
      <header>
        <Link
          href={back.href}
          className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
        >
          <ArrowLeftIcon size={16} className="mirror" />
          {back.label}
        </Link>
        <h1 className="text-xl md:text-2xl">{t('flow.title')}</h1>
        <p className="text-muted">
          <bdi>{found.pageName}</bdi> ·{' '}
          <bdi dir="ltr" className="tabular-nums">
            {found.orderId.slice(-8).toUpperCase()}
          </bdi>{' '}
          · {formatDate(found.placedAt, 'date')}
        </p>
      </header>
      <Card className="space-y-6">
        <p className="text-lg">
          {found.settlesBy
            ? t('flow.stage_settling', {
                amount: formatMoney(flow.paid),
                day: formatDate(new Date(`${found.settlesBy}T00:00:00Z`), 'date'),
              })
            : t(`flow.stage_${flow.stage}`, { amount: formatMoney(flow.paid) })}
        </p>
        <FlowPicture
          from={flow.parts.map(({ part, amount }) => ({
            key: part,
            label: t(`flow.part_${part}`),
            amount,
            tone: 'plain' as const,
          }))}
          to={await ends(found)}
          whole={t('flow.picture')}
        />
        <dl className="space-y-3 border-line border-t pt-4 text-sm">
          <div>
            <dt className="font-medium">{t('flow.exchange')}</dt>
            <dd className="text-muted">{t('flow.exchange_none', { currency: formatCurrency(flow.paid.currency) })}</dd>
          </div>
          <div>
            <dt className="font-medium">{t('flow.payout_day')}</dt>
            <dd className="text-muted">{await payoutWords(found)}</dd>
          </div>
        </dl>
      </Card>
      <Section title={t('flow.books')}>
        <p className="text-muted">{t('flow.books_lead')}</p>
        <BookLines lines={flow.lines} />
      </Section>
    </div>
  );
}

/** Where it is. Fees are always named, also when they are nothing or not known yet. */
async function ends(found: OrderMoney): Promise<FlowEnd[]> {
  const { t, formatMoney } = await requestI18n();
  const { flow, provider, pageName: page } = found;
  if (flow.stage === 'let_go') {
    return [{ key: 'let_go', label: t('flow.end_let_go'), amount: flow.paid, tone: 'back' }];
  }
  const waiting = flow.stage === 'held' ? t('flow.end_held') : t('flow.end_waiting', { page });
  const fee = t(`flow.fee_${provider}`);
  const all: (FlowEnd & { always?: boolean })[] = [
    { key: 'sent', label: t('flow.end_sent', { page }), amount: flow.sent, tone: 'seller' },
    { key: 'waiting', label: waiting, amount: flow.waiting, tone: 'waiting' },
    {
      ...{ key: 'provider', label: fee, amount: flow.providerFee, tone: 'fee', always: true },
      ...(flow.feeOpen && { note: t('flow.fee_open') }),
      ...(flow.feeBeyond.amount > 0n && { note: t('flow.fee_beyond', { amount: formatMoney(flow.feeBeyond) }) }),
    },
    { key: 'platform', label: t('flow.fee_souk'), amount: flow.platformFee, tone: 'fee', always: true },
    { key: 'back', label: t('flow.end_back'), amount: flow.back, tone: 'back' },
    { key: 'disputed', label: t('flow.end_disputed'), amount: flow.disputed, tone: 'back' },
  ];
  return all.filter((end) => end.always || end.amount.amount !== 0n);
}

/** When the seller's bank has it, or what it waits for. */
async function payoutWords({ settlement, flow }: OrderMoney): Promise<string> {
  const { t, formatDate } = await requestI18n();
  if (flow.stage === 'let_go') return t('flow.payout_never');
  if (!settlement) return t('flow.payout_later');
  const { hold, state, arrivesOn } = settlement;
  if (arrivesOn) return t('flow.payout_on', { day: formatDate(new Date(`${arrivesOn}T00:00:00Z`), 'date') });
  if (state !== 'held' || !hold) return state === 'held' ? t('flow.payout_later') : t(`payouts.settlement_${state}`);
  const until = hold.until ? t('payouts.hold_until', { day: formatDate(hold.until, 'date') }) : t('payouts.hold_open');
  return t('payouts.hold_line', { reason: t(`payouts.hold_${hold.reason}`), until });
}
