import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { parseId } from '@/lib/kernel/ids';
import { remindersOf } from '@/lib/money/openings/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { productForOwner } from '@/lib/shop/drafts/edited-product';
import { openingOf } from '@/lib/shop/openings/queries';
import { loadPage } from '../../../load-page';
import { ProductHead, productMetadata } from '../product-head';
import { removeTheOpening } from './actions';
import { OpeningForm } from './opening-form';

type PageProps = { params: Promise<{ page: string; product: string }> };

async function load({ params }: PageProps) {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page, 'change_catalog');
  const id = parseId('product', asked.product);
  const product = id === null ? null : await productForOwner(actor, page.id, id);
  if (product === null) notFound();
  return { actor, page, product };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, product } = await load(props);
  return productMetadata({ page, title: product.title, topic: 'openings.of' });
}

/** When a product goes on sale, how many of it one person may buy, whether people wait in line, and how many want to be told. */
export default async function ProductOpening(props: PageProps) {
  const { actor, page, product } = await load(props);
  const [opening, reminders] = await Promise.all([openingOf(actor, product.id), remindersOf(actor, product.id)]);
  const { t, formatNumber } = await requestI18n();
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <ProductHead page={page} product={product.id} title={product.title} topic="openings.of">
        {t('openings.studio_body')}
      </ProductHead>
      {product.state === 'draft' && <Notice>{t('openings.draft_note')}</Notice>}
      <Card>
        <OpeningForm page={page.id} product={product.id} opening={opening} />
      </Card>
      {reminders && (
        <Card>
          <h2 className="font-semibold text-lg">{t('openings.reminders')}</h2>
          <p className="text-sm">
            {reminders.few
              ? t('openings.reminders_few')
              : t('openings.reminders_many', { people: formatNumber(reminders.people) })}
          </p>
        </Card>
      )}
      {opening && opening.seed === null && (
        <Form action={removeTheOpening} messages={errorMessages(t, ['draw_stays'])} done={t('openings.removed')}>
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="product" value={product.id} />
          <SubmitButton variant="quiet">{t('openings.remove')}</SubmitButton>
        </Form>
      )}
    </div>
  );
}
