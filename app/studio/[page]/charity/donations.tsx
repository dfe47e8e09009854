import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { Price } from '@/app/_ui/price';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toDecimal } from '@/lib/kernel/money';
import { receiptNumber } from '@/lib/money/donations/model';
import { type DonationRow, donationsOfPage, receiptsOfPage, totalOf } from '@/lib/money/donations/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { makeVoid, saveBenefit } from './actions';

/** What was given to a charity, with the words for it, and the receipts that were issued of it. */
export async function Donations({ actor, page }: { actor: PersonActor; page: PageSettings }) {
  const seesMoney = may(page.roles, 'see_money');
  const [given, receipts, total, { t, formatMoney, formatDate }] = await Promise.all([
    donationsOfPage(actor, page.id),
    receiptsOfPage(actor, page.id),
    seesMoney ? totalOf({ pageId: page.id, currency: page.currency }) : null,
    requestI18n(),
  ]);
  const readsWords = may(page.roles, 'see_buyers');
  return (
    <>
      <Section title={t('donations.studio_given')}>
        {total && <p className="font-medium tabular-nums">{t('donations.given', { total: formatMoney(total) })}</p>}
        {given.length === 0 ? (
          <p className="text-muted text-sm">{t('donations.studio_none')}</p>
        ) : (
          <RowList>
            {given.map((one) => (
              <li key={one.orderId} className="space-y-1 px-4 py-3 sm:px-6">
                <p className="flex flex-wrap justify-between gap-3">
                  <Link
                    href={`/studio/${page.handle}/orders/${one.orderId}`}
                    className="inline-flex min-h-11 items-center font-medium underline"
                  >
                    <Price value={one.given} /> · {formatDate(one.at, 'moment')}
                  </Link>
                  {one.monthly && <span className="text-muted text-sm">{t('donations.monthly')}</span>}
                </p>
                {readsWords && one.dedication !== '' && (
                  <p className="wrap-anywhere whitespace-pre-line text-sm">
                    <bdi>{one.dedication}</bdi>
                  </p>
                )}
                <Benefit given={one} mayChange={may(page.roles, 'refund_orders')} />
              </li>
            ))}
          </RowList>
        )}
      </Section>
      {receipts.length > 0 && (
        <Section title={t('donations.receipt_list')}>
          <RowList>
            {receipts.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
                <Link href={`/donations/receipts/${one.id}`} className="inline-flex min-h-11 items-center underline">
                  {t('donations.receipt', { number: receiptNumber(one) })} · <Price value={one.total} />
                </Link>
                {one.void && <span className="text-muted text-sm">{t('donations.void_state')}</span>}
                {!one.void && may(page.roles, 'refund_orders') && (
                  <Form action={makeVoid} messages={errorMessages(t)} className="">
                    <input type="hidden" name="receiptId" value={one.id} />
                    <input type="hidden" name="reason" value="wrong" />
                    <SubmitButton variant="quiet" size="small">
                      {t('donations.void')}
                      <span className="sr-only"> {receiptNumber(one)}</span>
                    </SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </RowList>
        </Section>
      )}
    </>
  );
}

/** What a donor got for a donation, such as a dinner: said before a receipt is issued, which then says it too. */
async function Benefit({ given, mayChange }: { given: DonationRow; mayChange: boolean }) {
  const { t, formatMoney, formatDate } = await requestI18n();
  const { benefit, receiptable } = given;
  const said = benefit && t('donations.benefit_said', { value: formatMoney(benefit) });
  if (!receiptable || !mayChange) return said && <p className="text-muted text-sm">{said}</p>;
  const { currency } = given.given;
  return (
    <details className="group" open={benefit !== null}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted text-sm underline underline-offset-4">
        {said ?? t('donations.benefit_say')}
        <span className="sr-only">
          : {formatMoney(given.given)}, {formatDate(given.at, 'moment')}
        </span>
      </summary>
      <Form
        action={saveBenefit}
        messages={errorMessages(t, ['bad_amount', 'benefit_receipted', 'benefit_too_much'])}
        done={t('common.saved')}
        className="max-w-sm space-y-3 py-2"
      >
        <input type="hidden" name="orderId" value={given.orderId} />
        <input type="hidden" name="currency" value={currency} />
        <Field
          name="value"
          label={t('donations.benefit_value', { currency })}
          hint={t('donations.benefit_hint')}
          defaultValue={benefit ? toDecimal(benefit) : ''}
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
        />
        <SubmitButton variant="quiet" size="small">
          {t('donations.benefit_save')}
          <span className="sr-only">
            : {formatMoney(given.given)}, {formatDate(given.at, 'moment')}
          </span>
        </SubmitButton>
      </Form>
    </details>
  );
}
