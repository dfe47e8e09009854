import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { refundsThatCameBack } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';

/** Refunds that a bank sent back days later and that were not given back again, each with the way to the money of its order. */
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
              <li key={`${orderId} ${at.getTime()}`} className="px-4 py-2 sm:px-6">
                <Link href={`/operator/orders/${orderId}`} className="inline-flex min-h-11 items-center underline">
                  {/* One piece: a link that is a row of pieces would lose the spaces between them. */}
                  <span>
                    {t.rich('operator.refunds_back_line', {
                      ...{ seller: pageName, amount: formatMoney(amount), day: formatDate(at, 'date') },
                      shop: (name) => <bdi key="shop">{name}</bdi>,
                    })}
                  </span>
                </Link>
              </li>
            ))}
          </RowList>
        </div>
      )}
    </Section>
  );
}
