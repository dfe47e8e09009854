import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { changeTheSlug } from '../actions';

/** The address of a product that was ever in the shop, and how it becomes another. The old one leads on. */
export async function AddressCard({ page, product }: { page: PageSettings; product: EditedProduct }) {
  const { t } = await requestI18n();
  if (!product.everPublished) return null;
  return (
    <Card>
      <Form action={changeTheSlug} messages={errorMessages(t)} done={t('studio.address_changed')}>
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="product" value={product.id} />
        <Field
          name="words"
          label={t('studio.product_address')}
          hint={t('studio.product_address_hint', { address: `/${page.handle}/${product.slug}` })}
          defaultValue={product.slug}
          maxLength={80}
          dir="auto"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SubmitButton variant="quiet">{t('studio.change_address')}</SubmitButton>
      </Form>
    </Card>
  );
}
