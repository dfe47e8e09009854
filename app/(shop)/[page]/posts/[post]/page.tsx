import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { shopperCountry } from '@/app/_country/shopper-country';
import { ReportLink } from '@/app/_decisions/report-link';
import { Comments } from '@/app/(social)/_comments/comments';
import { SaveButton } from '@/app/(social)/_lists/save-button';
import { LikeButton } from '@/app/(social)/_regard/like-button';
import { parseId, toUuid } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { shorten } from '@/lib/shop/descriptions/model';
import { postAt } from '@/lib/shop/timeline/queries';
import { regardOf } from '@/lib/social/liking/queries';
import { savedAmong } from '@/lib/social/lists/queries';
import { alternatesOf } from '../../../_tiles/addresses';
import { leadOn } from '../../../_tiles/lead-on';
import { PostCard, postPath } from '../../../_tiles/post-card';

type PostProps = {
  params: Promise<{ page: string; post: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

const readPost = cache(async (handle: string, named: string) => {
  const id = parseId('post', named);
  return id && postAt(await currentActor(), handle, id, { to: await shopperCountry() });
});

export async function generateMetadata({ params }: PostProps): Promise<Metadata> {
  const [{ t }, { page, post: named }] = await Promise.all([requestI18n(), params]);
  const post = await readPost(page, named);
  if (!post) return { robots: { index: false } };
  const title = t('said.update_of', { name: post.page.name });
  return {
    title,
    description: shorten(post.body, 160) || title,
    alternates: await alternatesOf(post.page.handle, postPath(post)),
  };
}

/** A post of a page at an address of its own, with what people say of it. */
export default async function Post({ params, searchParams }: PostProps) {
  const [{ page: handle, post: named }, { before }, { t }] = await Promise.all([params, searchParams, requestI18n()]);
  const post = await readPost(handle, named);
  if (!post) return parseId('post', named) ? leadOn(handle, null, `/posts/${named}`) : notFound();
  const [actor, path] = [await currentActor(), postPath(post)];
  const [regard, saved] = await Promise.all([regardOf(actor, [post.id]), savedAmong(actor, [post.id])]);
  return (
    <div className="page-width max-w-2xl space-y-10 py-6 md:py-10">
      <h1 className="sr-only">{t('said.update_of', { name: post.page.name })}</h1>
      <PostCard post={post}>
        <div className="flex flex-wrap items-start gap-2">
          <LikeButton on={post.id} regard={regard.get(post.id)} path={path} />
          <SaveButton thing={post.id} saved={saved.has(post.id)} path={path} />
        </div>
      </PostCard>
      <Comments on={post.id} path={path} before={parseId('comment', before)} />
      <ReportLink kind="post" id={toUuid(post.id)} />
    </div>
  );
}
