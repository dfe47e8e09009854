import { randomBytes } from 'node:crypto';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { wordsMax } from '@/lib/social/commenting/schema';
import type { RegardedId } from '@/lib/social/liking/model';
import { sendComment } from '../_regard/actions';

/** Says something of a thing, or answers a comment on it. */
export async function CommentForm({ on, answer, label }: { on: RegardedId; answer?: Id<'comment'>; label: string }) {
  const { t } = await requestI18n();
  return (
    <Form
      action={sendComment}
      messages={errorMessages(t, ['too_long', 'comments_off', 'too_many_comments'])}
      clearWhenDone
      className="space-y-3"
    >
      <input type="hidden" name="on" value={on} />
      <input type="hidden" name="answer" value={answer ?? ''} />
      <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
      <TextArea name="words" label={label} rows={2} maxLength={wordsMax} dir="auto" />
      <SubmitButton variant="quiet">{t('said.send')}</SubmitButton>
    </Form>
  );
}
