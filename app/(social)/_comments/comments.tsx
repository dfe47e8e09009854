import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { commentsOf, type ThreadView } from '@/lib/social/commenting/queries';
import type { RegardedId } from '@/lib/social/liking/model';
import { CommentForm } from './comment-form';
import { CommentRow } from './comment-row';

type CommentsProps = {
  on: RegardedId;
  /** The page they stand on, for coming back after signing in. */
  path: string;
  before?: Id<'comment'> | null;
  /** Nobody may say more: what was said is to be read. */
  closed?: boolean;
};

/** What was said of a thing, and the place to say something. */
export async function Comments({ on, path, before = null, closed = false }: CommentsProps) {
  const [{ t, href }, actor] = await Promise.all([requestI18n(), currentActor()]);
  const { threads, earlier } = await commentsOf(actor, on, before);
  return (
    <section id="comments" aria-labelledby="comments-title" className="scroll-mt-24 space-y-5">
      <h2 id="comments-title" className="text-lg">
        {t('said.comments')}
      </h2>
      {earlier && (
        <Link
          href={`${path}?before=${earlier}#comments`}
          rel="nofollow"
          className="inline-flex min-h-11 items-center font-medium text-sm hover:underline"
        >
          {t('said.earlier')}
        </Link>
      )}
      {threads.length === 0 && !closed && <p className="text-muted">{t('said.no_comments')}</p>}
      <ol className="space-y-5">
        {threads.map((thread) => (
          <Thread key={thread.id} thread={thread} on={on} speaks={!closed && actor.kind === 'person'} />
        ))}
      </ol>
      {closed ? (
        <p className="text-muted">{t('said.closed')}</p>
      ) : actor.kind === 'person' ? (
        <CommentForm on={on} label={t('said.say')} />
      ) : (
        <LinkButton href={`/sign-in?next=${encodeURIComponent(href(path))}`} variant="quiet" rel="nofollow">
          {t('said.sign_in_to_say')}
        </LinkButton>
      )}
    </section>
  );
}

async function Thread({ thread, on, speaks }: { thread: ThreadView; on: RegardedId; speaks: boolean }) {
  const { t } = await requestI18n();
  return (
    <li className="space-y-3">
      <CommentRow comment={thread} />
      {thread.answers.length > 0 && (
        <ol className="space-y-3 border-line border-s-2 ps-4">
          {thread.answers.map((answer) => (
            <li key={answer.id}>
              <CommentRow comment={answer} />
            </li>
          ))}
        </ol>
      )}
      {speaks && (
        <details className="ps-12">
          <summary className="inline-flex min-h-11 cursor-pointer list-none items-center text-muted text-sm hover:underline">
            {t('said.answer')}
          </summary>
          <CommentForm on={on} answer={thread.id} label={t('said.answer_to', { name: thread.by.name })} />
        </details>
      )}
    </li>
  );
}
