import { classNames } from '@/app/_ui/class-names';
import { SearchIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import { Skeleton } from '@/app/_ui/skeleton';
import { requestI18n } from '@/lib/platform/request';
import type { MediaView } from '@/lib/shop/catalog/model';
import type { PageCard } from '@/lib/shop/pages/queries';

/** One stone of the wall: a photograph and the page whose it is. */
type Stone = { media: MediaView; page: PageCard };

/** Where each stone lies: two large ones, the rest small; a phone shows the first seven. */
const places = [
  'col-span-2 row-span-2',
  '',
  '',
  '',
  'col-span-2 row-span-2 max-md:order-last',
  '',
  '',
  '',
  'max-md:hidden',
  'max-md:hidden',
  'max-md:hidden',
  'max-md:hidden',
] as const;

const wall = 'grid grid-cols-4 gap-1 md:grid-cols-8 md:gap-1.5';

/** The first impression: a wall of what the open shops really sell, and one sentence in front of it. */
export async function Hero({ pages }: { pages: readonly PageCard[] }) {
  const { t, href } = await requestI18n();
  const stones = layStones(pages);
  return (
    <section className="relative">
      {stones.length > 0 && (
        <ul className={wall}>
          {stones.map(({ media, page }, index) => (
            <li key={media.key} className={classNames('relative aspect-square', places[index])}>
              <HeroStone
                media={media}
                page={page}
                large={places[index]?.includes('row-span-2') ?? false}
                first={index === 0}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="page-width">
        <div className="-mt-10 relative mx-auto max-w-2xl space-y-5 rounded-lg bg-paper px-5 pt-7 pb-2 text-center md:-mt-24 md:px-12 md:pt-10">
          <h1 className="text-2xl md:text-3xl">{t('home.headline')}</h1>
          <p className="mx-auto max-w-md text-muted md:text-lg">{t('home.lead')}</p>
          <form action={href('/search')} className="relative mx-auto max-w-md md:hidden">
            <SearchIcon size={18} className="pointer-events-none absolute inset-y-0 start-4 my-auto text-muted" />
            <input
              type="search"
              name="q"
              aria-label={t('common.search_placeholder')}
              placeholder={t('common.search_placeholder')}
              maxLength={200}
              className="h-12 w-full rounded-full bg-sunken ps-11 pe-4 placeholder:text-muted"
            />
          </form>
          <p className="flex flex-wrap justify-center gap-3">
            <LinkButton href="/discover">{t('common.discover')}</LinkButton>
            <LinkButton href="/studio" variant="quiet">
              {t('home.open_shop')}
            </LinkButton>
          </p>
        </div>
      </div>
    </section>
  );
}

/** The shape of the wall while the shops are asked. */
export function HeroSkeleton() {
  return (
    <div className={wall} aria-hidden="true">
      {places.map((place, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
        <Skeleton key={index} className={classNames('aspect-square rounded-none', place)} />
      ))}
    </div>
  );
}

function HeroStone({ media, page, large, first }: Stone & { large: boolean; first: boolean }) {
  return (
    <Link
      href={`/${page.handle}`}
      className="group absolute inset-0 block overflow-hidden"
      tabIndex={large ? undefined : -1}
    >
      <Photo
        media={{ ...media, alt: '' }}
        shape="fill"
        sizes={large ? '(min-width: 768px) 25vw, 50vw' : '(min-width: 768px) 13vw, 25vw'}
        widths={large ? [320, 480, 640, 960] : [192, 320, 480]}
        priority={first}
        className="transition-transform duration-250 group-hover:scale-[1.03] motion-reduce:group-hover:scale-100"
      />
      <span
        className={classNames(
          'absolute start-2 bottom-2 max-w-[calc(100%-1rem)] truncate rounded-full bg-shade/75 px-3 py-1 text-on-photo text-xs',
          !large && 'sr-only',
        )}
      >
        <bdi>{page.name}</bdi>
      </span>
    </Link>
  );
}

/** Takes pictures from the pages in turns, so that no shop fills the wall; large stones get covers. */
function layStones(pages: readonly PageCard[]): Stone[] {
  const covers = pages.flatMap((page): Stone[] => (page.cover ? [{ media: page.cover, page }] : []));
  const faces = [0, 1, 2].flatMap((turn) =>
    pages.flatMap((page): Stone[] => {
      const media = page.faces[turn];
      return media ? [{ media, page }] : [];
    }),
  );
  const used = new Set<string>();
  const take = (...heaps: Stone[][]): Stone | undefined => {
    const stone = heaps.flat().find(({ media }) => !used.has(media.key));
    if (stone) used.add(stone.media.key);
    return stone;
  };
  const large = places.map((place) => place.includes('row-span-2'));
  const laid = large.map((isLarge) => (isLarge ? take(covers, faces) : take(faces, covers)));
  return laid.flatMap((stone) => stone ?? []);
}
