import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ArrowLeftIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { parseId } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { postForOwner } from '@/lib/shop/posts/queries';
import { loadPage, titled } from '../../load-page';
import { NotTaken } from '../../not-taken';
import { PlainPhotos } from '../../plain-photos';
import { changeUpdate, removeUpdate } from '../actions';
import { PostForm } from '../post-form';
import { postMessages, postWords } from '../post-words';

type PageProps = {
  params: Promise<{ page: string; post: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('studio.edit_update');

/** One update, to change or to take away. */
export default async function EditUpdate({ params, searchParams }: PageProps) {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page);
  const postId = parseId('post', asked.post);
  const post = postId === null ? null : await postForOwner(actor, page.id, postId);
  if (post === null) notFound();
  const { t } = await requestI18n();
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
      <NotTaken asked={await searchParams} />
      <Card>
        <PostForm
          action={changeUpdate}
          pageId={page.id}
          name="post"
          value={post.id}
          body={post.body}
          photos={post.photos}
          words={postWords(t, t('common.save'), t('common.saved'))}
          messages={postMessages(t)}
        />
        <PlainPhotos page={page} to={{ post: post.id }} />
      </Card>
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
