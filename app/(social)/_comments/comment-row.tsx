import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { LinkedText } from '@/app/_ui/linked-text';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { CommentView } from '@/lib/social/commenting/queries';
import { PersonAvatar } from '../_people/person-avatar';
import { sendDeleteComment } from '../_regard/actions';
import { ReportSheet } from '../_report/report-sheet';

/** Who says what and when, and what whoever may do with it can do. */
export async function CommentRow({ comment }: { comment: CommentView }) {
  const { t, formatAgo } = await requestI18n();
  const { by, words, at } = comment;
  return (
    <article id={comment.id} className="flex scroll-mt-24 gap-3">
      <PersonAvatar person={by} size="small" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <Link
            href={`/people/${by.handle}`}
            className="inline-flex items-center font-medium pointer-coarse:min-h-11 hover:underline"
          >
            <bdi>{by.name}</bdi>
          </Link>
          <time dateTime={at.toISOString()} className="text-muted text-xs">
            {formatAgo(at)}
          </time>
        </p>
        <p dir="auto" className="wrap-anywhere whitespace-pre-line">
          <LinkedText text={words} />
        </p>
        {!comment.mine && <ReportSheet kind="comment" thing={comment.id} of={by.name} className="-ms-4 text-muted" />}
        {comment.mayDelete && (
          <Form action={sendDeleteComment} messages={errorMessages(t)} className="inline">
            <input type="hidden" name="comment" value={comment.id} />
            <SubmitButton variant="plain" size="small" className="-ms-4 text-muted">
              {t('said.delete')}
            </SubmitButton>
          </Form>
        )}
      </div>
    </article>
  );
}
