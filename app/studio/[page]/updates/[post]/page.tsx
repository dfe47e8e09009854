import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import type { PersonActor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { allow } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { zoneOf } from '@/lib/shop/openings/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { wallClock } from '@/lib/shop/posts/model';
import { type OwnedPost, ownFaces, postForOwner, productsOfPost, tagsOfPost } from '@/lib/shop/posts/queries';
import { proposeProducts } from '@/lib/shop/vision/propose-products';
import { loadPage, titled } from '../../load-page';
import { NotTaken } from '../../not-taken';
import { PlainPhotos } from '../../plain-photos';
import { changeUpdate, removeUpdate } from '../actions';
import { PostForm } from '../post-form';
import { postMessages, postWords, zoneName } from '../post-words';
import { VideoCard } from './video-card';

type PageProps = {
  params: Promise<{ page: string; post: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('studio.edit_update');

/** One post, to change, to publish or to take away. */
export default async function EditUpdate({ params, searchParams }: PageProps) {
  const { page: handle, post: named } = await params;
  const { actor, page } = await loadPage(handle, 'change_page');
  const postId = parseId('post', named);
  const post = postId === null ? null : await postForOwner(actor, page.id, postId);
  if (post === null) notFound();
  const [{ t, locale }, asked, shown, tags] = await Promise.all([
    requestI18n(),
    searchParams,
    productsOfPost(actor, page.id, post.id),
    tagsOfPost(actor, page.id, post.id),
  ]);
  const proposed = asked.propose === 'yes' ? await proposalsFor(actor, page, post) : nothing;
  const zone = zoneOf(page.country);
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <Link
        href={`/studio/${page.handle}/updates`}
        className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
      >
        <ArrowLeftIcon size={16} className="mirror" />
        {t('studio.updates')}
      </Link>
      <h1 className="text-xl md:text-2xl">{t('studio.edit_update')}</h1>
      <NotTaken asked={asked} />
      <Card>
        <PostForm
          action={changeUpdate}
          pageId={page.id}
          name="post"
          value={post.id}
          body={post.body}
          state={post.state}
          publishAt={post.state === 'scheduled' && post.publishedAt ? wallClock(post.publishedAt, zone) : ''}
          photos={post.photos}
          products={{
            shown,
            tags,
            proposed: proposed.proposed.filter(({ id }) => !shown.some((one) => one.id === id)),
            places: proposed.places,
            standing: 'rest',
          }}
          words={postWords(t, zoneName(zone, locale))}
          messages={postMessages(t)}
        />
        {post.photos.length > 0 && (
          <Link
            href={`/studio/${page.handle}/updates/${post.id}?propose=yes`}
            className="mt-4 hidden min-h-11 items-center text-sm underline underline-offset-4 noscript:inline-flex"
          >
            {t('studio.post_look')}
          </Link>
        )}
        <PlainPhotos page={page} to={{ post: post.id }} />
      </Card>
      <VideoCard actor={actor} page={page} post={post} refused={typeof asked.video === 'string' ? asked.video : null} />
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-sm">{t('studio.delete_update_body')}</p>
        <Form action={removeUpdate} messages={errorMessages(t)}>
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="post" value={post.id} />
          <SubmitButton variant="danger">{t('studio.delete_update')}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}

const nothing = { proposed: [], places: [] };

/** For browsers without scripts: the products that seem to be on the photos, as ticks that are not set. */
async function proposalsFor(actor: PersonActor, page: PageSettings, post: OwnedPost) {
  if (!(await allow('visual-person', actor.personId))) return nothing;
  const likely = await proposeProducts(actor, { page: page.id, photos: post.photos.map(({ id }) => id) });
  if (!likely.ok) return nothing;
  const products = [...new Set(likely.value.map(({ product }) => product))];
  return { proposed: await ownFaces(actor, page.id, products), places: likely.value };
}
