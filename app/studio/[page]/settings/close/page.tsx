import { Card } from '@/app/_ui/card';
import { ExactField } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { RowList } from '@/app/_ui/row-list';
import { type Unfinished, unfinishedOf } from '@/lib/money/closing/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { OrderRow } from '../../orders/order-row';
import { SettingsHead } from '../settings-head';
import { closeThePage } from './actions';

export const generateMetadata = titled('studio.close_page');

/** What closing the page means, what stands in its way, and the form that does it. */
export default async function ClosePageSettings({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'close_page');
  const [{ t }, unfinished] = await Promise.all([requestI18n(), unfinishedOf(actor, page.id)]);
  const address = `/${page.handle}`;
  return (
    <>
      <SettingsHead page={page} title={t('studio.close_page')} />
      <Card>
        <ul className="list-disc space-y-2 ps-5">
          <li>{t('studio.close_page_gone')}</li>
          <li>{t('studio.close_page_kept', { address })}</li>
          <li>{t('studio.close_page_before')}</li>
          <li>{t('studio.close_page_told')}</li>
        </ul>
      </Card>
      {unfinished.paying + unfinished.orders.length > 0 ? (
        <NotYet page={page} unfinished={unfinished} />
      ) : (
        <Confirm page={page} />
      )}
    </>
  );
}

async function NotYet({ page, unfinished }: { page: PageSettings; unfinished: Unfinished }) {
  const { t } = await requestI18n();
  const { paying, orders } = unfinished;
  return (
    <section aria-labelledby="not-yet" className="space-y-3">
      <h2 id="not-yet" className="font-semibold text-lg">
        {t('studio.close_page_open')}
      </h2>
      {paying > 0 && <Notice>{t('studio.close_page_paying', { count: paying })}</Notice>}
      {orders.length > 0 && (
        <>
          <p className="text-muted">{t('studio.close_page_open_body')}</p>
          <RowList>
            {orders.map((order) => (
              <li key={order.id}>
                <OrderRow page={page} order={order} />
              </li>
            ))}
          </RowList>
        </>
      )}
    </section>
  );
}

async function Confirm({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <Form action={closeThePage} messages={errorMessages(t, ['address_mismatch', 'orders_open'])}>
        <input type="hidden" name="page" value={page.id} />
        <ExactField name="handle" label={t('studio.close_page_type', { handle: page.handle })} maxLength={100} />
        <SubmitButton variant="danger">{t('studio.close_page_button')}</SubmitButton>
      </Form>
    </Card>
  );
}
