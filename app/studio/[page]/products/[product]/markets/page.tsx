import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkButton } from '@/app/_ui/link-button';
import { parseId } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { followingPrices, marketsForOwner } from '@/lib/shop/markets/queries';
import { loadPage } from '../../../load-page';
import { ProductHead, productMetadata } from '../product-head';
import { MarketCard } from './market-card';

type PageProps = { params: Promise<{ page: string; product: string }> };

async function load({ params }: PageProps) {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page, 'change_catalog');
  const id = parseId('product', asked.product);
  const [document] = id === null ? [] : await readDocuments(actor, page.id, [id]);
  if (!document) notFound();
  return { actor, page, document };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, document } = await load(props);
  return productMetadata({ page, title: document.title, topic: 'markets.of' });
}

/** What a product costs in each market of its page, and where it is not sold. */
export default async function ProductMarkets(props: PageProps) {
  const { actor, page, document } = await load(props);
  const [markets, following, { t }] = await Promise.all([
    marketsForOwner(actor, page.id),
    followingPrices(actor, page.id, document.id),
    requestI18n(),
  ]);
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <ProductHead page={page} product={document.id} title={document.title} topic="markets.of">
        {markets.length > 0 ? t('markets.follows') : t('markets.none')}
      </ProductHead>
      {markets.map((market) => (
        <MarketCard key={market.id} page={page} document={document} market={market} following={following} />
      ))}
      {markets.length === 0 && (
        <LinkButton href={`/studio/${page.handle}/settings/markets`} variant="quiet">
          {t('markets.set_up')}
        </LinkButton>
      )}
    </div>
  );
}
