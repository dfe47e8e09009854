import { ImageIcon } from '@/app/_ui/buying-icons';
import { IntentLink } from '@/app/_ui/intent-link';
import { Photo } from '@/app/_ui/photo';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { collectionPath, spoken } from '@/lib/shop/collections/model';
import { collectionsOfPage } from '@/lib/shop/collections/queries';
import type { PageView } from '@/lib/shop/pages/queries';

/** The collections of a page as pictures with their titles: a row to push on a phone, beside each other on a desktop. */
export async function CollectionTiles({ page }: { page: PageView }) {
  const [collections, { t, href, locale }] = await Promise.all([
    currentActor().then((actor) => collectionsOfPage(actor, page.id)),
    requestI18n(),
  ]);
  if (collections.length === 0) return null;
  return (
    <nav aria-label={t('collections.title')}>
      <ul className="-mx-4 flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pb-2 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0">
        {collections.map(({ id, slug, title, cover }) => {
          const { text, lang } = spoken(title, locale);
          return (
            <li key={id} className="w-40 shrink-0 snap-start md:w-52">
              <IntentLink href={href(collectionPath(page.handle, slug))} className="group block space-y-2">
                {cover ? (
                  <Photo
                    media={{ ...cover, alt: '' }}
                    shape="square"
                    sizes="208px"
                    widths={[192, 320, 640]}
                    className="rounded-md"
                  />
                ) : (
                  <span className="grid aspect-square place-items-center rounded-md bg-sunken text-muted">
                    <ImageIcon size={40} />
                  </span>
                )}
                <bdi className="line-clamp-2 block font-medium text-sm group-hover:underline" lang={lang}>
                  {text}
                </bdi>
              </IntentLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
