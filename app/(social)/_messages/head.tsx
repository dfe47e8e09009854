import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ArrowLeftIcon, EllipsisIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Menu } from '@/app/_ui/menu';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import type { TalkView } from '@/lib/social/messages/queries';
import { changeHearingOf } from '../messages/actions';
import { PartnerPicture } from './partner-picture';
import { type Speaker, talkAddress } from './talk-address';

type HeadProps = { talk: TalkView; name: string; as: Speaker };

/** With whom one speaks, and whether one wants to hear of it. Whoever is apart from the reader is not led to. */
export function Head({ talk, name, as }: HeadProps) {
  const { t } = useVoice();
  const { partner } = talk;
  const linked = partner && (talk.kind === 'page' || talk.open);
  const face = (
    <>
      <PartnerPicture partner={partner} name={name} size="small" />
      <h1 className="min-w-0 truncate font-semibold text-base">
        <bdi>{name}</bdi>
      </h1>
      {talk.muted && <Chip>{t('chat.muted')}</Chip>}
    </>
  );
  const look = 'flex min-h-11 min-w-0 flex-1 items-center gap-3';
  return (
    <div className="flex items-center gap-1 border-line border-b px-2 py-1.5 md:px-4">
      <Link
        href={talkAddress(null, as)}
        aria-label={t('chat.back')}
        className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken md:hidden"
      >
        <ArrowLeftIcon className="mirror" />
      </Link>
      {linked ? (
        <Link
          href={partner.kind === 'page' ? `/${partner.handle}` : `/people/${partner.handle}`}
          className={`${look} hover:underline`}
        >
          {face}
        </Link>
      ) : (
        <div className={look}>{face}</div>
      )}
      <Menu trigger={<EllipsisIcon />} label={t('chat.more')}>
        <Choice
          talk={talk}
          as={as}
          name="muted"
          value={!talk.muted}
          label={t(talk.muted ? 'chat.unmute' : 'chat.mute')}
        />
        {talk.kind === 'page' && (
          <Choice
            talk={talk}
            as={as}
            name="closed"
            value={!talk.closedByMe}
            label={talk.closedByMe ? t('chat.reopen') : t('chat.close_page', { name })}
          />
        )}
      </Menu>
    </div>
  );
}

type ChoiceProps = { talk: TalkView; as: Speaker; name: 'muted' | 'closed'; value: boolean; label: string };

function Choice({ talk, as, name, value, label }: ChoiceProps) {
  const { t } = useVoice();
  return (
    <Form action={changeHearingOf} messages={errorMessages(t)} className="contents">
      <input type="hidden" name="talk" value={talk.id} />
      {as && <input type="hidden" name="as" value={as.id} />}
      <input type="hidden" name={name} value={value ? 'yes' : 'no'} />
      <SubmitButton variant="plain" size="small" wide>
        {label}
      </SubmitButton>
    </Form>
  );
}
