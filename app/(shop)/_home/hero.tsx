import { SearchForm } from '@/app/_frame/search-form';
import { classNames } from '@/app/_ui/class-names';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { MediaView } from '@/lib/shop/catalog/model';
import type { PageCard } from '@/lib/shop/pages/queries';

/** One stone of the wall: a photograph and the page whose it is. */
type Stone = { media: MediaView; page: PageCard };

/**
 * Where each stone lies. A desktop shows two large ones with four small between them, two rows deep; a phone
 * one large one with five small around its corner, three rows deep.
 */
const places = ['col-span-2 row-span-2', '', '', 'md:order-1', 'md:order-1', 'md:col-span-2 md:row-span-2'] as const;

const wall = 'grid grid-cols-3 gap-1 md:grid-cols-6 md:gap-1.5';

/** The first impression: a wall of what the open shops really sell, and one sentence in front of it. `open` is where a shop is opened. */
export function Hero({ pages, open }: { pages: readonly PageCard[]; open: string }) {
  const { t } = useVoice();
  const stones = layStones(pages);
  return (
    <section className="relative">
      {stones.length > 0 && (
        <ul className={wall}>
          {stones.map(({ media, page }, index) => (
            <li key={media.key} className={classNames('relative aspect-square', places[index])}>
              <HeroStone media={media} page={page} large={isLarge(index)} first={index === 0} />
            </li>
          ))}
        </ul>
      )}
      <div className="page-width">
        <div className="-mt-8 relative mx-auto max-w-2xl space-y-5 rounded-lg bg-paper px-5 pt-7 pb-2 text-center md:-mt-14 md:px-12 md:pt-10">
          <h1 className="text-2xl md:text-3xl">{t('home.headline')}</h1>
          <p className="mx-auto max-w-md text-muted md:text-lg">{t('home.lead')}</p>
          <SearchForm size="large" className="mx-auto max-w-md md:hidden" />
          <p className="flex flex-wrap justify-center gap-3">
            <LinkButton href="/discover">{t('common.discover')}</LinkButton>
            <LinkButton href={open} variant="quiet">
              {t('home.open_shop')}
            </LinkButton>
          </p>
        </div>
      </div>
    </section>
  );
}

function HeroStone({ media, page, large, first }: Stone & { large: boolean; first: boolean }) {
  return (
    <Link href={`/${page.handle}`} className="group absolute inset-0 block overflow-hidden">
      <Photo
        media={{ ...media, alt: '' }}
        shape="fill"
        sizes={large ? '(min-width: 768px) 33vw, 66vw' : '(min-width: 768px) 16vw, 33vw'}
        widths={large ? [320, 480, 640, 960] : [192, 320, 480]}
        priority={first}
        className="transition-transform duration-250 group-hover:scale-[1.03] motion-reduce:group-hover:scale-100"
      />
      <span
        className={classNames(
          'absolute start-2 top-2 max-w-[calc(100%-1rem)] truncate rounded-full bg-shade/75 px-3 py-1 text-on-photo text-xs',
          !large && 'sr-only',
          large && !first && 'max-md:sr-only',
        )}
      >
        <bdi>{page.name}</bdi>
      </span>
    </Link>
  );
}

/** One picture of each page, so that no shop fills the wall: a cover where it is large. Few pages show more of theirs. */
function layStones(pages: readonly PageCard[]): Stone[] {
  const leading = pages.slice(0, places.length).map((page, index) => ({
    page,
    media: isLarge(index) ? (page.cover ?? page.faces[0]) : (page.faces[0] ?? page.cover),
  }));
  const more = [1, 2].flatMap((turn) => pages.map((page) => ({ page, media: page.faces[turn] })));
  const stones = [...leading, ...more].flatMap(({ page, media }) => (media ? [{ page, media }] : []));
  return stones.slice(0, places.length);
}

function isLarge(index: number): boolean {
  return places[index]?.includes('row-span-2') ?? false;
}
