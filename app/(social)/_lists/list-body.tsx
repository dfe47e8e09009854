import { EmptyState } from '@/app/_ui/empty-state';
import { BookmarkIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { requestI18n } from '@/lib/platform/request';
import type { ListView } from '@/lib/social/lists/queries';
import { Items } from './items';
import { ListHead } from './list-head';

/** A list as whoever sees it sees it: its name, and its things as a wall of pictures. */
export async function ListBody({ list, arranging = false }: { list: ListView; arranging?: boolean }) {
  const { t } = await requestI18n();
  return (
    <>
      <ListHead list={list} arranging={arranging} />
      {list.items.length > 0 ? (
        <Items list={list} tools={list.mine && arranging} />
      ) : (
        <EmptyState
          picture={<BookmarkIcon size={36} />}
          title={t('lists.empty_title')}
          action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
        >
          {t('lists.empty_body')}
        </EmptyState>
      )}
    </>
  );
}
