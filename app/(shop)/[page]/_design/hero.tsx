import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { type Design, wordsFor } from '@/lib/shop/design/model';
import { picturesOfDesign } from '@/lib/shop/design/queries';
import type { PageView } from '@/lib/shop/pages/queries';

/** The first impression of a page: its picture with a few words on it, and a way to the shelf; nothing where the picture is gone. */
export async function Hero({ page, hero }: { page: PageView; hero: Design['hero'] }) {
  if (hero.media === null) return null;
  const [{ locale }, found] = await Promise.all([
    requestI18n(),
    picturesOfDesign(await currentActor(), page.id, [hero.media]),
  ]);
  const media = found.get(hero.media);
  if (!media) return null;
  const [title, button] = [wordsFor(hero.title, locale), wordsFor(hero.button, locale)];
  return (
    <div className="relative isolate h-72 w-full overflow-hidden bg-sunken md:h-112">
      <Photo
        media={{ ...media, alt: '', focalX: hero.focalX, focalY: hero.focalY }}
        shape="fill"
        sizes="100vw"
        widths={[640, 960, 1280, 1920]}
        priority
      />
      {(title || button) && (
        <div className="absolute inset-x-0 bottom-0 bg-linear-to-t from-shade/85 to-transparent pt-24 pb-6">
          <div className="page-width flex flex-wrap items-end justify-between gap-4">
            {title && (
              <p dir="auto" className="max-w-xl font-semibold text-2xl text-on-photo md:text-3xl">
                {title}
              </p>
            )}
            {button && page.shopOpen && (
              <Link
                href={`/${page.handle}#shelf`}
                className="flex min-h-12 items-center rounded-full bg-accent px-6 font-medium text-on-accent"
              >
                <bdi>{button}</bdi>
              </Link>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
