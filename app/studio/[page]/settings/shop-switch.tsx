import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { openTheShop } from './actions';

/** Whether the shop is open, and the button that changes it. */
export async function ShopSwitch({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <h2 className="font-semibold">{page.shopOpen ? t('studio.shop_is_open') : t('studio.shop_is_closed')}</h2>
        <p className="text-muted text-sm">
          {page.shopOpen ? t('studio.shop_open_body') : t('studio.shop_closed_body')}
        </p>
      </div>
      <Form action={openTheShop} messages={errorMessages(t, ['nothing_published'])} className="space-y-2">
        <input type="hidden" name="page" value={page.id} />
        <SubmitButton name="open" value={page.shopOpen ? 'no' : 'yes'} variant={page.shopOpen ? 'quiet' : 'primary'}>
          {page.shopOpen ? t('studio.close_shop') : t('studio.open_shop')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
