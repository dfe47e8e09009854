import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { parseId } from '@/lib/kernel/ids';
import { placesOf, stockOfProduct } from '@/lib/shop/stock/queries';
import { loadPage } from '../../../load-page';
import { ProductHead, productMetadata } from '../product-head';
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
  return productMetadata({ page, title: stock.title, topic: 'stock.of' });
}

/** The stock of a product: how many there are of each variant and where, what happened to them, and what to put right. */
export default async function ProductStock(props: PageProps) {
  const { actor, page, product, stock } = await load(props);
  const places = (await placesOf(actor, page.id)).filter((one) => one.active);
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <ProductHead page={page} product={product} title={stock.title} topic="stock.of" />
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
