import { BanIcon, BellOffIcon, EllipsisIcon, FlagIcon, XIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Menu } from '@/app/_ui/menu';
import { menuItemClass } from '@/app/_ui/menu-item-class';
import type { Tie } from '@/lib/identity/ties/model';
import { requestI18n } from '@/lib/platform/request';
import type { PersonView } from '@/lib/social/following/queries';
import { ReportSheet } from '../_report/report-sheet';
import { sendEnd, sendMutePerson } from './actions';
import { TieForm } from './tie-form';

/** What is seldom done with a person: mute, end a friendship, report, block. */
export async function PersonMenu({ person, tie, muted }: { person: PersonView; tie: Tie; muted: boolean }) {
  const { t } = await requestI18n();
  return (
    <Menu trigger={<EllipsisIcon />} label={t('profile.more', { name: person.name })}>
      <TieForm action={sendMutePerson} fields={{ person: person.id, mute: muted ? 'no' : 'yes' }} look="menu">
        <BellOffIcon size={18} />
        {t(muted ? 'friends.unmute' : 'friends.mute')}
      </TieForm>
      {tie === 'friends' && (
        <TieForm action={sendEnd} fields={{ person: person.id }} look="menu">
          <XIcon size={18} />
          {t('friends.end')}
        </TieForm>
      )}
      <ReportSheet
        kind="person"
        thing={person.id}
        look={null}
        className={menuItemClass}
        trigger={
          <>
            <FlagIcon size={18} />
            {t('reports.report')}
          </>
        }
      />
      <Link href={`/people/${person.handle}/block`} className={menuItemClass}>
        <BanIcon size={18} />
        {t('friends.block')}
      </Link>
    </Menu>
  );
}
