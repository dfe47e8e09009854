import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { archiveProduct, deleteDraft } from '../actions';

/** How a product leaves: archived once it was public, for orders point at it; deleted while it never was. */
export async function Ending({ page, product }: { page: PageSettings; product: EditedProduct }) {
  const { t } = await requestI18n();
  if (product.state === 'archived') return null;
  const draft = !product.everPublished;
  const fields = (
    <>
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="products[]" value={product.id} />
    </>
  );
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <p className="max-w-lg text-muted text-sm">{draft ? t('studio.delete_body') : t('studio.archive_body')}</p>
      {draft ? (
        <Form action={deleteDraft} messages={errorMessages(t)}>
          {fields}
          <SubmitButton variant="danger">{t('studio.delete_draft')}</SubmitButton>
        </Form>
      ) : (
        <Form action={archiveProduct} messages={errorMessages(t)}>
          {fields}
          <SubmitButton variant="quiet">{t('studio.archive')}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
