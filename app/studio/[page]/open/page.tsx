import type { Metadata } from 'next';
import { requestI18n } from '@/lib/platform/request';
import { deskOf } from '@/lib/shop/drafts/queries';
import { loadPage } from '../load-page';
import { NotTaken } from '../not-taken';
import { PlainPhotos } from '../plain-photos';
import { Desk } from './desk';
import { cardOf, deskMessages, deskWords } from './desk-words';

type PageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page } = await loadPage((await params).page, 'change_catalog');
  const { t } = await requestI18n();
  return {
    title: `${page.shopOpen ? t('studio.add_products') : t('studio.open_a_shop')} · ${page.name}`,
    robots: { index: false },
  };
}

/** From photos to products: drop them, name them, price them, publish. */
export default async function OpenShop({ params, searchParams }: PageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_catalog');
  const voice = await requestI18n();
  const { t, href } = voice;
  const drafts = await deskOf(actor, page.id);
  return (
    <div className="space-y-6">
      <div>
        <h1 className="text-xl md:text-2xl">{page.shopOpen ? t('studio.add_products') : t('studio.open_a_shop')}</h1>
        <p className="mt-1 text-muted">{t('studio.desk_body')}</p>
      </div>
      <NotTaken asked={await searchParams} />
      <PlainPhotos page={page} />
      <Desk
        pageId={page.id}
        currency={page.currency}
        shopHref={href(`/${page.handle}`)}
        locale={voice.locale}
        drafts={drafts.map((draft) => cardOf(draft, page.currency))}
        words={deskWords(voice)}
        messages={deskMessages(t)}
      />
    </div>
  );
}
