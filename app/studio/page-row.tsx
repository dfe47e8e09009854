import { Avatar } from '@/app/_ui/avatar';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';

/** A page in the list of one's own: its face, its address, whether its shop is open. A closed one leads to its orders. */
export async function PageRow({ page, closed = false }: { page: OwnedPageView; closed?: boolean }) {
  const { t } = await requestI18n();
  const state = page.shopOpen ? t('studio.shop_is_open') : t('studio.shop_is_closed');
  return (
    <Link href={`/studio/${page.handle}${closed ? '/orders' : ''}`} className="block rounded-md">
      <Card className="flex items-center gap-4 transition-shadow hover:shadow-sheet">
        <Avatar name={page.name} media={page.logo} />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-semibold">{page.name}</bdi>
          <span className="block truncate text-muted text-sm">
            <bdi dir="ltr">/{page.handle}</bdi>
          </span>
        </span>
        <Chip tone={page.shopOpen ? 'done' : 'neutral'}>{closed ? t('studio.closed_for_good') : state}</Chip>
        <ChevronRightIcon className="mirror text-muted" />
      </Card>
    </Link>
  );
}
