import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { type HeldMoney, heldMoney, type StuckMoney, stuckMoney } from '@/lib/money/operations/queries';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { Agreements } from '../agreements';
import { ConsolePage } from '../console-page';
import { RefundsBack } from '../refunds-back';
import { sectionAt } from '../sections';
import { answerMoneyHere } from './actions';
import { Holds } from './holds';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.section_payouts'), robots: { index: false } };
}

/** What of the sellers' money is stuck, what waits and why, and what banks sent back. */
export default async function PayoutsPage() {
  const actor = await requireOperator('/operator/payouts', sectionAt('payouts').roles);
  const [stuck, held, { t }] = await Promise.all([stuckMoney(actor), heldMoney(actor), requestI18n()]);
  return (
    <ConsolePage actor={actor} section="payouts" lead={t('operator.about_payouts')}>
      <Agreements
        actor={actor}
        actions={['payout.release', 'refund.settle', 'payout.hold-review']}
        answer={answerMoneyHere}
      />
      <Section title={t('operator.stuck')}>
        {stuck.length === 0 ? (
          <Card className="text-muted text-sm">{t('operator.stuck_none')}</Card>
        ) : (
          <RowList>
            {stuck.map((one) => (
              <StuckRow key={one.id} stuck={one} />
            ))}
          </RowList>
        )}
      </Section>
      <Section title={t('operator.held')}>
        {held.length === 0 ? (
          <Card className="text-muted text-sm">{t('operator.held_none')}</Card>
        ) : (
          <RowList>
            {held.map((one) => (
              <HeldRow key={`${one.reason} ${one.amount.currency}`} held={one} />
            ))}
          </RowList>
        )}
      </Section>
      <Holds actor={actor} />
      <RefundsBack actor={actor} />
    </ConsolePage>
  );
}

async function StuckRow({ stuck: { what, state, orderId, pageName, amount, at, problem } }: { stuck: StuckMoney }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  return (
    <li className="space-y-1 px-4 py-3 text-sm sm:px-6">
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="font-medium">
          {t(`operator.story_${what}`)} · <bdi>{pageName}</bdi>
        </span>
        <span className="tabular-nums">{formatMoney(amount)}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
        <Chip tone={state === 'failed' ? 'danger' : 'neutral'}>
          {t(
            what === 'payout'
              ? `payouts.payout_${state}`
              : `operator.stuck_${state === 'failed' ? 'failed' : 'unknown'}`,
          )}
        </Chip>
        <span>{formatDate(at, 'moment')}</span>
        {problem && <bdi>{problem}</bdi>}
      </p>
      {orderId && (
        <Link
          href={`/operator/orders/${orderId}`}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {t('payouts.order', { number: orderId.slice(-8).toUpperCase() })}
        </Link>
      )}
    </li>
  );
}

async function HeldRow({ held: { reason, orders, amount, until } }: { held: HeldMoney }) {
  const { t, formatDate, formatMoney, formatNumber } = await requestI18n();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 text-sm sm:px-6">
      <span>
        <span className="block font-medium">{t(`operator.hold_${reason}`)}</span>
        <span className="block text-muted">
          {t('operator.held_orders', { count: orders, shown: formatNumber(orders) })}
          {until && <> · {t('operator.held_until', { day: formatDate(until, 'date') })}</>}
        </span>
      </span>
      <span className="tabular-nums">{formatMoney(amount)}</span>
    </li>
  );
}
