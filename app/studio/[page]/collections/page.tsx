import { PlusIcon } from '@/app/_ui/buying-icons';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { ChevronRightIcon, LayoutDashboardIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { requestI18n } from '@/lib/platform/request';
import { spoken } from '@/lib/shop/collections/model';
import { type OwnCollection, ownCollections } from '@/lib/shop/collections/owned';
import { loadPage, type StudioPageProps, titled } from '../load-page';

export const generateMetadata = titled('collections.title');

/** The parts of the shop that have a name: all of them, shown or hidden. */
export default async function Collections({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_catalog');
  const [collections, { t }] = await Promise.all([ownCollections(actor, page.id), requestI18n()]);
  const home = `/studio/${page.handle}/collections`;
  const add = (
    <LinkButton href={`${home}/new`} className="whitespace-nowrap">
      <PlusIcon size={18} />
      {t('collections.new')}
    </LinkButton>
  );
  if (collections.length === 0) {
    return (
      <>
        <h1 className="text-xl md:text-2xl">{t('collections.title')}</h1>
        <EmptyState picture={<LayoutDashboardIcon size={32} />} title={t('collections.empty')} action={add}>
          {t('collections.empty_more')}
        </EmptyState>
      </>
    );
  }
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('collections.title')}</h1>
        {add}
      </div>
      <RowList>
        {collections.map((one) => (
          <CollectionRow key={one.id} home={home} collection={one} />
        ))}
      </RowList>
    </div>
  );
}

async function CollectionRow({ home, collection }: { home: string; collection: OwnCollection }) {
  const { t, locale } = await requestI18n();
  return (
    <li>
      <Link
        href={`${home}/${collection.id}`}
        className="flex min-h-14 items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-6"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi className="truncate font-medium">{spoken(collection.title, locale).text}</bdi>
            <Chip tone={collection.state === 'published' ? 'done' : 'neutral'}>
              {t(`collections.state_${collection.state}`)}
            </Chip>
          </span>
          <span className="block text-muted text-sm">{t(`collections.kind_${collection.kind}`)}</span>
        </span>
        <ChevronRightIcon className="mirror shrink-0 text-muted" />
      </Link>
    </li>
  );
}
