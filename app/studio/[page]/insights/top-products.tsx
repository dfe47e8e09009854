import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';
import type { Summary } from '@/lib/shop/insights/sum-up';
import { Told } from './told';

const shownMost = 10;

/** The products people look at and buy most, and how often a picture led to them. Cards on a phone, rows on a desktop. */
export function TopProducts({ home, summary: { products, hasSales } }: { home: string; summary: Summary }) {
  const { t, formatNumber } = useVoice();
  if (products.length === 0) return null;
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{t('insights.products')}</h2>
      <ol className="divide-y divide-line">
        {products.slice(0, shownMost).map((product) => (
          <li key={product.id} className="py-3">
            <Link
              href={`${home}/products/${product.id}`}
              className="inline-flex min-h-11 items-center font-medium hover:underline"
            >
              <bdi>{product.title}</bdi>
            </Link>
            <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-sm sm:grid-cols-5">
              <Figure label={t('insights.visits')}>
                <Told count={product.visits} />
              </Figure>
              <Figure label={t('insights.cart')}>
                <Told count={product.cart} />
              </Figure>
              {hasSales && <Figure label={t('insights.units')}>{formatNumber(product.units)}</Figure>}
              <Figure label={t('insights.found')}>
                <Told count={product.found} />
              </Figure>
              <Figure label={t('insights.opened')}>
                <Told count={product.opened} />
              </Figure>
            </dl>
          </li>
        ))}
      </ol>
      <p className="text-muted text-sm">{t('insights.products_body')}</p>
    </Card>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-2 sm:block">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
