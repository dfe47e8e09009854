import type { Metadata } from 'next';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { heartsHere } from '@/app/(social)/_lists/hearts';
import { parseId } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import type { ProductCard } from '@/lib/shop/catalog/model';
import { freshProducts } from '@/lib/shop/catalog/queries';
import type { SearchParameters } from '@/lib/shop/search/schema';
import { beginWith } from './begin-with';
import { deliverTo } from './deliver-to';
import { PictureSearch } from './picture-search';
import { pictureWords } from './picture-words';
import { PlainSearch } from './plain-search';
import { askedFor, nothingYet } from './search-state';

type PictureProps = { searchParams: Promise<SearchParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('vision.title'), description: t('vision.start_body') };
}

/** Searching with a picture: her own, which never outlives the answer, or one of the shop's products. */
export default async function SearchWithPicture({ searchParams }: PictureProps) {
  const [voice, actor, parameters] = await Promise.all([requestI18n(), currentActor(), searchParams]);
  const { t, href, locale } = voice;
  const product = parseId('product', parameters.product);
  const delivery = await deliverTo(voice);
  const begin = product && (await beginWith(actor, product, parameters, voice, delivery.country));
  const [words, hearts] = [pictureWords(voice), await heartsHere()];
  return (
    <div className="page-width space-y-4 py-3 md:space-y-6 md:py-8">
      <h1 className="text-xl">{t('vision.title')}</h1>
      <PictureSearch
        key={product ?? 'own'}
        found={href('/search/picture/found')}
        here={href('/search/picture')}
        locale={locale}
        words={words}
        hearts={hearts}
        begin={begin ?? { ...nothingYet, asked: askedFor(delivery.country) }}
        countries={delivery.choices}
        shared={sharedOf(parameters)}
      >
        <PlainSearch
          words={words}
          locale={locale}
          hearts={hearts}
          delivery={delivery}
          labels={{ file: t('vision.file'), send: t('vision.send') }}
        />
        {!begin && <ToTry voice={voice} products={await demoProducts()} />}
      </PictureSearch>
    </div>
  );
}

function sharedOf({ shared }: SearchParameters): 'waiting' | 'lost' | null {
  return shared === 'waiting' || shared === 'lost' ? shared : null;
}

/** Three pictures of what was put on sale lately, each of another shop. */
async function demoProducts(): Promise<readonly ProductCard[]> {
  const { items } = await freshProducts(await currentActor(), { limit: 24 });
  const pages = new Set<string>();
  const various = items.filter(({ media, page }) => media && !pages.has(page.handle) && pages.add(page.handle));
  return various.slice(0, 3);
}

function ToTry({ voice: { t }, products }: { voice: Voice; products: readonly ProductCard[] }) {
  if (products.length === 0) return null;
  return (
    <section className="mx-auto max-w-xl space-y-3">
      <h2 className="text-center font-normal text-base text-muted">{t('vision.try_one')}</h2>
      <ul className="grid grid-cols-3 gap-3">
        {products.map(({ id, title, media }) => (
          <li key={id}>
            <Link
              href={`/search/picture?product=${id}`}
              className="block overflow-hidden rounded-md hover:opacity-90"
              aria-label={t('vision.try_this', { title })}
            >
              {media && (
                <Photo
                  media={{ ...media, alt: '' }}
                  shape="square"
                  sizes="(min-width: 640px) 180px, 30vw"
                  widths={[192, 320]}
                />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
