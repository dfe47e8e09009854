import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import type { Id } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';

/** What a screen of a product tells of it, in words that name it. */
export type ProductTopic = 'files.of' | 'openings.of' | 'stock.of' | 'markets.of';

type Named = { page: PageSettings; title: string; topic: ProductTopic };

/** The head of a screen that is about one side of a product: the way back to its editor, what it is about, and a sentence of it. */
export async function ProductHead({
  page,
  product,
  title,
  topic,
  children,
}: Named & { product: Id<'product'>; children?: ReactNode }) {
  const { t } = await requestI18n();
  return (
    <header>
      <Link
        href={`/studio/${page.handle}/products/${product}`}
        className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
      >
        <ArrowLeftIcon size={16} className="mirror" />
        {t('studio.back_to_product')}
      </Link>
      <h1 className="text-xl md:text-2xl">{t(topic, { product: title || t('studio.untitled') })}</h1>
      {children && <p className="mt-1 text-muted">{children}</p>}
    </header>
  );
}

/** The tab of such a screen. */
export async function productMetadata({ page, title, topic }: Named): Promise<Metadata> {
  const { t } = await requestI18n();
  const said = t(topic, { product: title || t('studio.untitled') });
  return { title: `${said} · ${page.name}`, robots: { index: false } };
}
