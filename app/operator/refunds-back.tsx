import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { reasonLengths } from '@/lib/identity/proposals/model';
import { newId } from '@/lib/kernel/ids';
import { type OwedRefund, refundsThatCameBack } from '@/lib/money/orders/refunds/queries';
import { requestI18n } from '@/lib/platform/request';
import { proposalMessages } from './agreement-words';
import { proposeSettlingHere } from './payouts/actions';
import { Whole } from './whole';

/** What sellers owe because banks sent refunds back: each with the way to the money of its order, and the form that proposes that it was given in another way. */
export async function RefundsBack({ actor }: { actor: PersonActor }) {
  const [refunds, { t }] = await Promise.all([refundsThatCameBack(actor), requestI18n()]);
  return (
    <Section title={t('operator.refunds_back')}>
      {refunds.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.refunds_back_none')}</Card>
      ) : (
        <div className="space-y-3">
          <p className="text-muted text-sm">{t('operator.refunds_back_hint')}</p>
          <RowList>
            {refunds.map((refund) => (
              <BackRow key={refund.orderId} refund={refund} />
            ))}
          </RowList>
        </div>
      )}
    </Section>
  );
}

async function BackRow({ refund: { orderId, pageName, amount, at } }: { refund: OwedRefund }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  const order = orderId.slice(-8).toUpperCase();
  return (
    <li className="space-y-3 px-4 py-2 text-sm sm:px-6">
      <Link href={`/operator/orders/${orderId}`} className="inline-flex min-h-11 items-center underline">
        {/* One piece: a link that is a row of pieces would lose the spaces between them. */}
        <span>
          {t.rich('operator.refunds_back_line', {
            ...{ seller: pageName, amount: formatMoney(amount), day: formatDate(at, 'date') },
            shop: (name) => <bdi key="shop">{name}</bdi>,
          })}
        </span>
      </Link>
      <Form
        action={proposeSettlingHere}
        messages={proposalMessages(t)}
        done={t('eyes.proposed')}
        className="flex flex-wrap items-end gap-3"
        clearWhenDone
      >
        <input type="hidden" name="proposal" value={newId('proposal')} />
        <input type="hidden" name="orderId" value={orderId} />
        <Field
          name="reason"
          label={<Whole shown={t('eyes.why_settle')} whole={`${t('eyes.why_settle')} ${order}`} />}
          maxLength={reasonLengths.most}
          autoComplete="off"
          className="min-w-0 flex-1 basis-60"
        />
        <SubmitButton variant="quiet">
          <Whole shown={t('operator.refunds_back_settle')} whole={`${t('operator.refunds_back_settle')} ${order}`} />
        </SubmitButton>
      </Form>
    </li>
  );
}
