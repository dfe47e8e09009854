import { BookmarkIcon, HeartIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { KeptId } from '@/lib/social/lists/model';
import { Toggle } from '../_regard/toggle';
import { sendSave } from './actions';

type SaveButtonProps = { thing: KeptId; saved: boolean; path: string };

/** Saves a thing for oneself; for guests the way to sign in and come back to `path`. */
export async function SaveButton({ thing, saved, path }: SaveButtonProps) {
  const [{ t, href }, actor] = await Promise.all([requestI18n(), currentActor()]);
  // A heart beside an update says that one likes it.
  const Icon = thing.startsWith('prd_') ? HeartIcon : BookmarkIcon;
  const icon = <Icon size={18} />;
  if (actor.kind !== 'person')
    return (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(href(path))}`} variant="quiet" size="small" rel="nofollow">
        {icon}
        {t('lists.save')}
      </LinkButton>
    );
  return (
    <Toggle
      action={sendSave}
      fields={{ thing }}
      field="save"
      said="saved"
      on={saved}
      icon={icon}
      words={{ off: t('lists.save'), on: t('lists.is_saved') }}
      messages={errorMessages(t, ['list_full'])}
    />
  );
}
