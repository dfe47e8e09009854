import { IntentLink } from '@/app/_ui/intent-link';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { Category, MediaView } from '@/lib/shop/catalog/model';
import { categoryHref } from '@/lib/shop/search/schema';

/** The shelves as pictures with their names: a row to push on a phone, a grid on a desktop. */
export function Shelves({ shelves }: { shelves: readonly { category: Category; media: MediaView }[] }) {
  const { t, href } = useVoice();
  return (
    <ul className="-mx-4 flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pb-2 [scrollbar-width:none] md:mx-0 md:flex-wrap md:gap-x-5 md:gap-y-6 md:px-0">
      {shelves.map(({ category, media }) => (
        <li key={category} className="w-24 shrink-0 snap-start md:w-28">
          <IntentLink href={href(categoryHref(category))} className="group block space-y-2 text-center">
            <Photo
              media={{ ...media, alt: '' }}
              shape="square"
              sizes="112px"
              widths={[192, 320]}
              className="rounded-full"
            />
            <span className="block text-sm group-hover:underline">{t(`taxonomy.${category}`)}</span>
          </IntentLink>
        </li>
      ))}
    </ul>
  );
}
