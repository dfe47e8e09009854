import { Chip } from '@/app/_ui/chip';
import {
  BellIcon,
  CompassIcon,
  EyeIcon,
  HeartIcon,
  LockIcon,
  MessageCircleIcon,
  PencilIcon,
  SearchIcon,
  UserIcon,
} from '@/app/_ui/icons';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { feedChoice } from '@/lib/social/feed/queries';
import { shownBy } from '@/lib/social/messages/change-shown';
import { noticeChoice } from '@/lib/social/notices/queries';
import { profileLists } from '@/lib/social/profiles/model';
import { myProfileChoice } from '@/lib/social/profiles/queries';
import { RowGroup } from '../../_account/row-group';
import { RowLink } from '../../_account/row-link';

/** Every choice of who sees what, as it stands, each with the way to its switch. */
export async function WhoSees({ actor }: { actor: PersonActor }) {
  const [profile, writing, feed, notices, { t }] = await Promise.all([
    myProfileChoice(actor),
    shownBy(actor),
    feedChoice(actor),
    noticeChoice(actor),
    requestI18n(),
  ]);
  const shown = profileLists.filter((list) => profile[list]).length;
  const switches = '/settings/profile#shown';
  return (
    <RowGroup title={t('centre.sees_title')}>
      <RowLink href={`/people/${actor.handle}`} icon={<EyeIcon />} label={t('centre.views')} />
      <RowLink href={switches} icon={<UserIcon />} label={t('centre.profile_lists')}>
        {shown === 0 ? <OnlyHer /> : <Chip tone="due">{t('centre.shown_to_all', { count: shown })}</Chip>}
      </RowLink>
      <RowLink href={switches} icon={<SearchIcon />} label={t('centre.found')}>
        <OnOff on={profile.found} />
      </RowLink>
      <RowLink href="/settings/messages" icon={<PencilIcon />} label={t('centre.typing')}>
        {writing.typing ? <Chip>{t('centre.shown_to_both')}</Chip> : <OnlyHer />}
      </RowLink>
      <RowLink href="/settings/messages" icon={<MessageCircleIcon />} label={t('centre.reads')}>
        {writing.reads ? <Chip>{t('centre.shown_to_both')}</Chip> : <OnlyHer />}
      </RowLink>
      <RowLink href="/settings/feed" icon={<CompassIcon />} label={t('centre.suggestions')}>
        <OnOff on={feed.suggests} />
      </RowLink>
      <RowLink href="/settings/notifications" icon={<BellIcon />} label={t('centre.notices')}>
        <Chip>{t('centre.notices_off', { count: notices.filter(({ site }) => !site).length })}</Chip>
      </RowLink>
      <RowLink href="/friends?show=circles" icon={<HeartIcon />} label={t('centre.circles')}>
        <OnlyHer />
      </RowLink>
    </RowGroup>
  );
}

function OnlyHer() {
  const { t } = useVoice();
  return (
    <Chip tone="done" icon={<LockIcon size={12} />}>
      {t('centre.only_you')}
    </Chip>
  );
}

function OnOff({ on }: { on: boolean }) {
  const { t } = useVoice();
  return <Chip>{t(on ? 'centre.on' : 'centre.off')}</Chip>;
}
