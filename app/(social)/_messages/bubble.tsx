import type { ReactNode } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { Form, SubmitButton } from '@/app/_ui/form';
import { EllipsisIcon } from '@/app/_ui/icons';
import { LinkedText } from '@/app/_ui/linked-text';
import { Menu } from '@/app/_ui/menu';
import { errorMessages, intlTag } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import type { MessageView } from '@/lib/social/messages/open-messages';
import type { TalkView } from '@/lib/social/messages/queries';
import { remove, report } from '../messages/actions';
import { Clock } from './clock';
import { Photos } from './photos';
import type { Speaker } from './talk-address';

type BubbleProps = { message: MessageView; talk: TalkView; as: Speaker; card?: ReactNode };

/** One message: what it brings, what was said, and when. One's own stand at the end of the line. */
export function Bubble({ message, talk, as, card }: BubbleProps) {
  const { t, locale } = useVoice();
  const { mine, words, removed } = message;
  const by = mine ? t('chat.you') : shownName(t, talk.partner?.name);
  return (
    <div
      className={classNames(
        'group/bubble flex max-w-[85%] flex-col gap-0.5 md:max-w-[75%]',
        mine ? 'ms-auto items-end' : 'me-auto items-start',
      )}
    >
      <div className={classNames('relative flex max-w-full items-center gap-1', mine && 'flex-row-reverse')}>
        <div
          className={classNames(
            'min-w-0 overflow-hidden rounded-lg',
            removed
              ? 'border border-line border-dashed text-muted italic'
              : mine
                ? 'bg-teal-soft text-ink'
                : 'bg-sunken',
          )}
        >
          <span className="sr-only">{by}: </span>
          {card}
          {message.photoCount > 0 && <Photos message={message} talk={talk} by={by} />}
          {(removed || words !== null || !(card || message.photoCount)) && (
            <div className="px-3.5 py-2">
              {removed ? (
                t('chat.removed')
              ) : words === null ? (
                <i className="text-muted">{t('chat.unreadable')}</i>
              ) : (
                <p dir="auto" className="wrap-anywhere whitespace-pre-line">
                  <LinkedText text={words} />
                </p>
              )}
            </div>
          )}
        </div>
        {!removed && !message.reported && <Doing message={message} talk={talk} as={as} />}
      </div>
      <p className="px-1 text-muted text-xs">
        <Clock at={message.at.toISOString()} tag={intlTag(locale)} />
        {mine && !removed && message.number === lastSeen(talk) && <> · {t('chat.seen')}</>}
        {message.reported && <> · {t('talk.reported')}</>}
      </p>
    </div>
  );
}

/** The latest of one's own messages that the other side has read. */
function lastSeen({ messages, seen }: TalkView): number | undefined {
  return messages.findLast((one) => one.mine && !one.removed && one.number <= seen)?.number;
}

/** What can be done about a message: one's own is removed, the other's reported. */
function Doing({ message, talk, as }: Omit<BubbleProps, 'card'>) {
  const { t } = useVoice();
  const { mine } = message;
  return (
    <div className="shrink-0 opacity-60 focus-within:opacity-100 group-hover/bubble:opacity-100">
      <Menu trigger={<EllipsisIcon size={18} />} label={t('chat.more')} side={mine ? 'end' : 'start'} around>
        <Form action={mine ? remove : report} messages={errorMessages(t)} className="contents">
          <input type="hidden" name="talk" value={talk.id} />
          {as && <input type="hidden" name="as" value={as.id} />}
          <input type="hidden" name="message" value={message.id} />
          <SubmitButton variant="plain" size="small" wide>
            {t(mine ? 'chat.remove_from' : 'chat.report')}
          </SubmitButton>
        </Form>
      </Menu>
    </div>
  );
}
