import { randomBytes } from 'node:crypto';
import { Chip } from '@/app/_ui/chip';
import { classNames } from '@/app/_ui/class-names';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { LinkedText } from '@/app/_ui/linked-text';
import { TellSeen } from '@/app/_ui/tell-seen';
import type { FormState } from '@/lib/platform/action';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type MessageView, messagesOf } from '@/lib/social/talking/queries';
import type { TalkSide } from '@/lib/social/talking/schema';

type Action<Code extends string> = (previous: FormState<null, Code>, form: FormData) => Promise<FormState<null, Code>>;

type TalkProps = {
  /** The conversation, as whoever may see it was told its name; null before the first message. */
  talk: string | null;
  side: TalkSide;
  /** What the forms carry along, unread here. */
  about: string;
  /** Who reads it, in a sentence. */
  hint: string;
  write: Action<'not_found' | 'too_many_messages'>;
  read: Action<'not_found'>;
  report: Action<'not_found'>;
};

/** What two sides wrote to each other, and a field for more. Knows nothing of what it is about. */
export async function Talk({ talk, side, about, hint, write, read, report }: TalkProps) {
  const [{ t }, messages] = await Promise.all([requestI18n(), talk === null ? [] : messagesOf({ talk, side })]);
  const latest = messages.findLast((one) => one.unread);
  return (
    <section aria-labelledby="talk" className="space-y-4">
      <div>
        <h2 id="talk" className="flex items-center gap-2 font-semibold text-base">
          <MessageCircleIcon size={20} />
          {t('talk.title')}
          {latest && <Chip tone="due">{t('talk.new')}</Chip>}
        </h2>
        <p className="text-muted text-sm">{hint}</p>
      </div>
      {messages.length > 0 && (
        <ol className="space-y-3">
          {messages.map((message) => (
            <Message key={message.id} message={message} side={side} about={about} report={report} />
          ))}
        </ol>
      )}
      {latest && (
        <TellSeen
          key={latest.id}
          action={read}
          fields={{ orderId: about, message: latest.id }}
          label={t('talk.mark_read')}
          // The mark of what is new stands there for a moment.
          afterMs={3_000}
        />
      )}
      <Form
        action={write}
        messages={errorMessages(t, ['card_number', 'too_many_messages'])}
        clearWhenDone
        className="space-y-3"
      >
        <input type="hidden" name="orderId" value={about} />
        <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
        <TextArea name="words" label={t('talk.words')} rows={2} maxLength={2000} dir="auto" />
        <SubmitButton variant="quiet">{t('talk.send')}</SubmitButton>
      </Form>
    </section>
  );
}

type MessageProps = { message: MessageView; side: TalkSide; about: string; report: Action<'not_found'> };

async function Message({ message, side, about, report }: MessageProps) {
  const { t, formatAgo } = await requestI18n();
  const { mine } = message;
  const other = side === 'buyer' ? t('talk.shop') : t('talk.buyer');
  return (
    <li className={classNames('max-w-[85%] space-y-1', mine ? 'ms-auto' : 'me-auto')}>
      <p
        className={classNames(
          'wrap-anywhere whitespace-pre-line rounded-lg px-4 py-2.5',
          mine ? 'bg-teal-soft text-teal' : 'bg-sunken',
        )}
      >
        <bdi>
          <LinkedText text={message.words} />
        </bdi>
      </p>
      <div className={classNames('flex flex-wrap items-center gap-2 text-muted text-xs', mine && 'justify-end')}>
        <span>
          {mine ? t('talk.you') : other} · <time dateTime={message.at.toISOString()}>{formatAgo(message.at)}</time>
        </span>
        {!mine && message.reported && <span>{t('talk.reported')}</span>}
        {!mine && !message.reported && (
          <Form action={report} messages={errorMessages(t)} className="contents">
            <input type="hidden" name="orderId" value={about} />
            <input type="hidden" name="message" value={message.id} />
            <SubmitButton variant="plain" size="small">
              {t('talk.report')}
            </SubmitButton>
          </Form>
        )}
      </div>
    </li>
  );
}
