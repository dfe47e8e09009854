import { Avatar } from '@/app/_ui/avatar';
import { StoreIcon } from '@/app/_ui/icons';
import { IntentLink } from '@/app/_ui/intent-link';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { PageCard } from '@/lib/shop/pages/queries';
import { kindName } from './kind-name';

type PageTileProps = { page: PageCard; href: string; line: string; priority: boolean };

/** A page in a list: its cover or three of its products, name and trade. The whole tile is one link. */
function PageTile({ page, href, line, priority }: PageTileProps) {
  return (
    <IntentLink href={href} className="group block space-y-3">
      <PageFace page={page} priority={priority} />
      <div className="flex items-center gap-3">
        <Avatar name={page.name} media={page.logo} />
        <div className="min-w-0">
          <h3 className="truncate font-semibold text-base group-hover:underline">
            <bdi>{page.name}</bdi>
          </h3>
          <p className="truncate text-muted text-sm">{line}</p>
        </div>
      </div>
    </IntentLink>
  );
}

function PageFace({ page, priority }: { page: PageCard; priority: boolean }) {
  if (page.cover) {
    const sizes = '(min-width: 1280px) 395px, (min-width: 640px) calc(50vw - 24px), calc(100vw - 32px)';
    return (
      <span className="block overflow-hidden rounded-md">
        <Photo
          media={{ ...page.cover, alt: '' }}
          shape="wide"
          sizes={sizes}
          widths={[480, 640, 960]}
          priority={priority}
        />
      </span>
    );
  }
  if (page.faces.length === 0) {
    return (
      <span className="grid aspect-16/9 place-items-center rounded-md bg-sunken text-muted">
        <StoreIcon size={36} />
      </span>
    );
  }
  return (
    <span className="grid aspect-16/9 grid-cols-3 gap-0.5 overflow-hidden rounded-md bg-sunken">
      {page.faces.map((face) => (
        <Photo
          key={face.key}
          media={{ ...face, alt: '' }}
          shape="fill"
          sizes="(min-width: 640px) 132px, 31vw"
          widths={[192, 320]}
        />
      ))}
    </span>
  );
}

/** Pages side by side. */
export function PageGrid({ pages, first = 0 }: { pages: readonly PageCard[]; first?: number }) {
  const { t, href, formatCountry } = useVoice();
  return (
    <ul className="grid gap-x-4 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
      {pages.map((page, index) => (
        <li key={page.handle}>
          <PageTile
            page={page}
            href={href(`/${page.handle}`)}
            line={t('shop.kind_in_country', { kind: kindName(t, page.kind), country: formatCountry(page.country) })}
            priority={index < first}
          />
        </li>
      ))}
    </ul>
  );
}
