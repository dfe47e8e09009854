import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { receiptNumber } from '@/lib/money/donations/model';
import { donationsOfPage, receiptsOfPage } from '@/lib/money/donations/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { makeVoid } from './actions';

/** What was given to a charity, with the words for it, and the receipts that were issued of it. */
export async function Donations({ actor, page }: { actor: PersonActor; page: PageSettings }) {
  const [given, receipts, { t, formatMoney, formatDate }] = await Promise.all([
    donationsOfPage(actor, page.id),
    receiptsOfPage(actor, page.id),
    requestI18n(),
  ]);
  const readsWords = may(page.roles, 'see_buyers');
  return (
    <>
      <Section title={t('donations.studio_given')}>
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
                    {formatMoney(one.given)} · {formatDate(one.at, 'moment')}
                  </Link>
                  {one.monthly && <span className="text-muted text-sm">{t('donations.monthly')}</span>}
                </p>
                {readsWords && one.dedication !== '' && (
                  <p className="wrap-anywhere whitespace-pre-line text-sm">
                    <bdi>{one.dedication}</bdi>
                  </p>
                )}
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
                  {t('donations.receipt', { number: receiptNumber(one) })} · {formatMoney(one.total)}
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
