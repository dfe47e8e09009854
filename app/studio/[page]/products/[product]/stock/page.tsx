import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { parseId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { placesOf, stockOfProduct } from '@/lib/shop/stock/queries';
import { loadPage } from '../../../load-page';
import { AdjustForm } from './adjust-form';
import { Moves } from './moves';
import { VariantRow } from './variant-row';

type PageProps = { params: Promise<{ page: string; product: string }> };

async function load({ params }: PageProps) {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page, 'change_stock');
  const product = parseId('product', asked.product);
  const stock = product === null ? null : await stockOfProduct(actor, page.id, product);
  if (product === null || stock === null) notFound();
  return { actor, page, product, stock };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, stock } = await load(props);
  const { t } = await requestI18n();
  return { title: `${t('stock.of', { product: stock.title })} · ${page.name}`, robots: { index: false } };
}

/** The stock of a product: how many there are of each variant and where, what happened to them, and what to put right. */
export default async function ProductStock(props: PageProps) {
  const { actor, page, product, stock } = await load(props);
  const places = (await placesOf(actor, page.id)).filter((one) => one.active);
  const { t } = await requestI18n();
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div>
        <Link
          href={`/studio/${page.handle}/products/${product}`}
          className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
        >
          <ArrowLeftIcon size={16} className="mirror" />
          {t('stock.back')}
        </Link>
        <h1 className="text-xl md:text-2xl">{t('stock.of', { product: stock.title || t('studio.untitled') })}</h1>
      </div>
      <Card>
        <ul className="divide-y divide-line">
          {stock.variants.map((variant) => (
            <VariantRow key={variant.id} page={page.id} variant={variant} />
          ))}
        </ul>
      </Card>
      <Card>
        <AdjustForm page={page.id} variants={stock.variants} places={places.length > 1 ? places : []} />
      </Card>
      <Moves moves={stock.moves} />
    </div>
  );
}
