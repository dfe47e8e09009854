import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { LinkedText } from '@/app/_ui/linked-text';
import { Photo } from '@/app/_ui/photo';
import { priceText } from '@/app/(shop)/_tiles/price-text';
import { requestI18n } from '@/lib/platform/request';
import type { ProductCard } from '@/lib/shop/catalog/model';
import type { RecommendationView } from '@/lib/social/recommending/queries';
import { PersonAvatar } from '../_people/person-avatar';

type RecommendationCardProps = { recommendation: RecommendationView; product: ProductCard | null };

/** Who recommends what, and why. That it was bought is said nowhere, for nobody knows it. */
export async function RecommendationCard({ recommendation, product }: RecommendationCardProps) {
  const { t, formatAgo } = await requestI18n();
  const { by, note, at, audience, mine } = recommendation;
  return (
    <div className="space-y-3">
      <header className="flex items-center gap-3">
        <PersonAvatar person={by} size="small" />
        <div className="min-w-0 flex-1">
          <Link href={`/people/${by.handle}`} className="block truncate font-medium text-sm hover:underline">
            {t('said.recommends', { name: by.name })}
          </Link>
          <p className="text-muted text-xs">
            <time dateTime={at.toISOString()}>{formatAgo(at)}</time>
          </p>
        </div>
        {mine && audience === 'friends' && <Chip>{t('said.only_friends')}</Chip>}
      </header>
      {note && (
        <p dir="auto" className="reading wrap-anywhere whitespace-pre-line">
          <LinkedText text={note} />
        </p>
      )}
      {product ? <Recommended product={product} /> : <p className="text-muted text-sm">{t('said.gone_product')}</p>}
    </div>
  );
}

async function Recommended({ product }: { product: ProductCard }) {
  const voice = await requestI18n();
  return (
    <Link
      href={`/${product.page.handle}/${product.slug}`}
      className="group flex items-center gap-4 rounded-md bg-sunken p-2 pe-4"
    >
      <span className="block w-24 shrink-0 overflow-hidden rounded-sm">
        {product.media && <Photo media={{ ...product.media, alt: '' }} sizes="96px" widths={[96, 192, 320]} />}
      </span>
      <span className="min-w-0 space-y-0.5">
        <bdi lang={product.language} className="line-clamp-2 block font-medium group-hover:underline">
          {product.title}
        </bdi>
        <span className="block text-sm tabular-nums">
          <bdi>{priceText(product.price, voice)}</bdi>
        </span>
        <bdi className="block truncate text-muted text-sm">{product.page.name}</bdi>
      </span>
    </Link>
  );
}
