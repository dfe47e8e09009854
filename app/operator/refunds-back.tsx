import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { refundsThatCameBack } from '@/lib/money/orders/refunds/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { settleRefundHere } from './actions';

/** What sellers owe because banks sent refunds back: each with the way to the money of its order, and the word that it was given in another way. */
export async function RefundsBack({ actor }: { actor: PersonActor }) {
  const [refunds, { t, formatDate, formatMoney }] = await Promise.all([refundsThatCameBack(actor), requestI18n()]);
  return (
    <Section title={t('operator.refunds_back')}>
      {refunds.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.refunds_back_none')}</Card>
      ) : (
        <div className="space-y-3">
          <p className="text-muted text-sm">{t('operator.refunds_back_hint')}</p>
          <RowList>
            {refunds.map(({ orderId, pageName, amount, at }) => (
              <li key={orderId} className="flex flex-wrap items-center justify-between gap-x-4 px-4 py-2 sm:px-6">
                <Link href={`/operator/orders/${orderId}`} className="inline-flex min-h-11 items-center underline">
                  {/* One piece: a link that is a row of pieces would lose the spaces between them. */}
                  <span>
                    {t.rich('operator.refunds_back_line', {
                      ...{ seller: pageName, amount: formatMoney(amount), day: formatDate(at, 'date') },
                      shop: (name) => <bdi key="shop">{name}</bdi>,
                    })}
                  </span>
                </Link>
                <Form action={settleRefundHere} messages={errorMessages(t)}>
                  <input type="hidden" name="orderId" value={orderId} />
                  <SubmitButton variant="quiet" size="small">
                    {t('operator.refunds_back_settle')}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </RowList>
        </div>
      )}
    </Section>
  );
}
