import { Chip } from '@/app/_ui/chip';
import { BookmarkIcon, LinkIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { OnlyYou } from '@/app/_ui/only-you';
import { Photo } from '@/app/_ui/photo';
import { requestI18n } from '@/lib/platform/request';
import type { ProductCard } from '@/lib/shop/catalog/model';
import type { ListCard as ListCardView } from '@/lib/social/lists/queries';

type ListCardProps = { list: ListCardView; faces: readonly ProductCard[] };

/** A list as a wall of its first pictures, with its name, how much is in it, and who sees it. */
export async function ListCard({ list, faces }: ListCardProps) {
  const { t, formatNumber } = await requestI18n();
  const name = list.kind === 'saved' ? t('lists.saved') : list.name;
  return (
    <article className="group relative space-y-2">
      <Wall faces={faces} />
      <div className="space-y-1">
        <div className="min-w-0">
          <h3 className="truncate font-medium">
            <Link
              href={list.kind === 'saved' ? '/saved' : `/lists/${list.id}`}
              className="after:absolute after:inset-0 group-hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
          </h3>
          <p className="truncate text-muted text-sm">
            {t('lists.items', { count: list.count, shown: formatNumber(list.count) })}
          </p>
        </div>
        {list.mine && <Audience audience={list.audience} />}
      </div>
    </article>
  );
}

/** Who sees a list, in a word. */
export async function Audience({ audience }: Pick<ListCardView, 'audience'>) {
  const { t } = await requestI18n();
  if (audience === 'me') return <OnlyYou />;
  return <Chip {...(audience === 'link' && { icon: <LinkIcon size={12} /> })}>{t(`lists.${audience}`)}</Chip>;
}

function Wall({ faces }: { faces: readonly ProductCard[] }) {
  const pictures = faces.flatMap(({ id, media }) => (media ? [{ id, media }] : [])).slice(0, 4);
  if (pictures.length === 0)
    return (
      <span className="grid aspect-4/3 place-items-center rounded-md bg-sunken text-muted">
        <BookmarkIcon size={36} />
      </span>
    );
  const few = pictures.length < 4;
  return (
    <span
      className={`grid aspect-4/3 gap-1 overflow-hidden rounded-md ${few ? 'grid-cols-1' : 'grid-cols-2 grid-rows-2'}`}
    >
      {(few ? pictures.slice(0, 1) : pictures).map(({ id, media }) => (
        <Photo
          key={id}
          media={{ ...media, alt: '' }}
          shape="fill"
          sizes="(min-width: 768px) 300px, 50vw"
          widths={[320, 480, 640]}
        />
      ))}
    </span>
  );
}
