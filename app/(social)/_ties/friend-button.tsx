import { UserCheckIcon, UserPlusIcon } from '@/app/_ui/icons';
import type { Tie } from '@/lib/identity/ties/model';
import { requestI18n } from '@/lib/platform/request';
import { sendAccept, sendAsk, sendEnd, sendRefuse } from './actions';
import { TieForm } from './tie-form';

/** What one may do about being friends with somebody: ask, wait, answer; a friend is told that she is one. */
export async function FriendButton({ person, tie }: { person: string; tie: Tie }) {
  const { t } = await requestI18n();
  const fields = { person };
  switch (tie) {
    case 'none':
      return (
        <TieForm action={sendAsk} fields={fields}>
          <UserPlusIcon size={18} />
          {t('friends.add')}
        </TieForm>
      );
    case 'asked':
      return (
        <TieForm action={sendEnd} fields={fields}>
          {t('friends.withdraw')}
        </TieForm>
      );
    case 'asking':
      return (
        <>
          <TieForm action={sendAccept} fields={fields} look={{ variant: 'primary' }}>
            <UserCheckIcon size={18} />
            {t('friends.accept')}
          </TieForm>
          <TieForm action={sendRefuse} fields={fields}>
            {t('friends.refuse')}
          </TieForm>
        </>
      );
    case 'friends':
      return (
        <span className="inline-flex min-h-11 items-center gap-2 rounded-full bg-teal-soft px-4 font-medium text-teal">
          <UserCheckIcon size={18} />
          {t('friends.friends')}
        </span>
      );
  }
}
