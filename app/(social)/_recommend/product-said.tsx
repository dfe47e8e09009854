import { ListIcon, MegaphoneIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { LinkedText } from '@/app/_ui/linked-text';
import { Section } from '@/app/_ui/section';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { savedAmong } from '@/lib/social/lists/queries';
import { ownRecommendation, recommendationsFor } from '@/lib/social/recommending/queries';
import { SaveButton } from '../_lists/save-button';
import { PersonAvatar } from '../_people/person-avatar';
import { RecommendForm } from './recommend-form';

type ProductSaidProps = { product: { id: Id<'product'>; title: string }; path: string };

/** What one may do with a product besides buying it: save it, put it into a list, recommend it. */
export async function KeepProduct({ product, path }: ProductSaidProps) {
  const [{ t, href }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const saved = (await savedAmong(actor, [product.id])).has(product.id);
  return (
    <div className="flex flex-wrap items-start gap-2">
      <SaveButton thing={product.id} saved={saved} path={path} />
      <LinkButton href={`/lists/keep?thing=${product.id}`} variant="quiet" size="small" rel="nofollow">
        <ListIcon size={18} />
        {t('lists.add_to_list')}
      </LinkButton>
      <a
        href={actor.kind === 'person' ? '#recommend' : href(`/sign-in?next=${encodeURIComponent(href(path))}`)}
        rel="nofollow"
        className="inline-flex min-h-9 items-center gap-2 rounded-full bg-sunken px-4 py-1.5 font-medium text-sm hover:bg-line pointer-coarse:min-h-11"
      >
        <MegaphoneIcon size={18} />
        {t('said.recommend')}
      </a>
    </div>
  );
}

/** Who of the people one knows recommends a product, and the place to recommend it oneself. */
export async function RecommendedBy({ product }: Pick<ProductSaidProps, 'product'>) {
  const [{ t, formatAgo }, actor] = await Promise.all([requestI18n(), currentActor()]);
  if (actor.kind !== 'person') return null;
  const [known, own] = await Promise.all([recommendationsFor(actor, product.id), ownRecommendation(actor, product.id)]);
  return (
    <div className="space-y-8 px-4 md:px-0">
      {known.length > 0 && (
        <Section title={t('said.recommendations')}>
          <ul className="grid gap-4 md:grid-cols-2">
            {known.map(({ id, by, note, at }) => (
              <li key={id} className="flex gap-3 rounded-md bg-surface p-4 shadow-card">
                <PersonAvatar person={by} size="small" />
                <div className="min-w-0">
                  <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
                    <Link href={`/recommendations/${id}`} className="font-medium hover:underline">
                      <bdi>{by.name}</bdi>
                    </Link>
                    <time dateTime={at.toISOString()} className="text-muted text-xs">
                      {formatAgo(at)}
                    </time>
                  </p>
                  {note && (
                    <p dir="auto" className="wrap-anywhere whitespace-pre-line">
                      <LinkedText text={note} />
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <details className="max-w-2xl rounded-md bg-surface p-4 shadow-card" open={own !== null}>
        <summary className="flex min-h-11 cursor-pointer items-center gap-3 font-medium">
          <MegaphoneIcon size={18} />
          {own ? t('said.recommended') : t('said.recommend_title', { item: product.title })}
        </summary>
        <div id="recommend" className="scroll-mt-24 pt-4">
          <RecommendForm product={product.id} own={own} />
        </div>
      </details>
    </div>
  );
}
