import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { contestedNoShows } from '@/lib/money/orders/door/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { withdrawNoShowHere } from './actions';

/** Orders that their buyers say were no no-shows: what each side says, and the way to withdraw the record. */
export async function NoShows({ actor }: { actor: PersonActor }) {
  const [records, { t, formatDate, formatMoney }] = await Promise.all([contestedNoShows(actor), requestI18n()]);
  return (
    <Section title={t('door.operator_title')}>
      {records.length === 0 ? (
        <Card className="text-muted text-sm">{t('door.operator_none')}</Card>
      ) : (
        <RowList>
          {records.map(({ orderId, pageName, total, at, reason, contest }) => (
            <li key={orderId} className="space-y-3 px-4 py-4 sm:px-6">
              <p className="font-medium">
                {t.rich('door.record_line', {
                  ...{ seller: pageName, total: formatMoney(total), day: formatDate(at, 'date') },
                  shop: (name) => <bdi key="shop">{name}</bdi>,
                })}
              </p>
              <p className="text-muted text-sm">{t(`door.reason_${reason}`)}</p>
              <p className="wrap-anywhere whitespace-pre-line text-sm">
                <bdi>{contest}</bdi>
              </p>
              <Form action={withdrawNoShowHere} messages={{ ...errorMessages(t), own: t('decisions.own') }}>
                <input type="hidden" name="orderId" value={orderId} />
                <SubmitButton variant="quiet" size="small">
                  {t('door.seller_withdraw')}
                </SubmitButton>
              </Form>
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}
