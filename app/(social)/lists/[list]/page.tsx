import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ReportLink } from '@/app/_decisions/report-link';
import { parseId, toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { regardOf } from '@/lib/social/liking/queries';
import { Comments } from '../../_comments/comments';
import { ListBody } from '../../_lists/list-body';
import { LikeButton } from '../../_regard/like-button';
import { readList } from './read-list';

type ListProps = {
  params: Promise<{ list: string }>;
  searchParams: Promise<{ arrange?: string | string[]; before?: string | string[] }>;
};

export async function generateMetadata({ params }: ListProps): Promise<Metadata> {
  const list = await readList((await params).list);
  if (list?.audience !== 'public')
    return { title: list?.name ?? '', robots: { index: false }, referrer: 'no-referrer' };
  return { title: list.name, description: list.note };
}

/** A list of somebody's, for whoever may see it or has its link. */
export default async function ListPage({ params, searchParams }: ListProps) {
  const [{ list: named }, { arrange, before }] = await Promise.all([params, searchParams]);
  const list = await readList(named);
  if (!list) notFound();
  if (list.kind === 'saved') redirect((await requestI18n()).href('/saved'));
  const [actor, spoken] = [await currentActor(), list.audience === 'friends' || list.audience === 'public'];
  const path = `/lists/${list.id}`;
  return (
    <div className="page-width space-y-10 py-6 md:py-10">
      <ListBody list={list} arranging={arrange === 'yes'} />
      {spoken && (
        <div className="max-w-2xl space-y-8">
          <LikeButton on={list.id} regard={(await regardOf(actor, [list.id])).get(list.id)} path={path} />
          <Comments on={list.id} path={path} before={parseId('comment', before)} />
          {!list.mine && <ReportLink kind="list" id={toUuid(list.id)} />}
        </div>
      )}
    </div>
  );
}
