import { BookmarkIcon, HeartIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { currentActor } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { KeptId } from '@/lib/social/lists/model';
import { called } from '../_regard/called';
import { Toggle } from '../_regard/toggle';
import { sendSave } from './actions';

type SaveButtonProps = {
  thing: KeptId;
  saved: boolean;
  path: string;
  /** What the thing is called, where several stand on one screen. */
  of?: string | undefined;
};

/** Saves a thing for oneself; for guests the way to sign in and come back to `path`. */
export async function SaveButton({ thing, saved, path, of }: SaveButtonProps) {
  const [{ t, href }, actor] = await Promise.all([requestI18n(), currentActor()]);
  // A heart beside an update says that one likes it.
  const Icon = thing.startsWith('prd_') ? HeartIcon : BookmarkIcon;
  const icon = <Icon size={18} />;
  if (actor.kind !== 'person')
    return (
      <LinkButton
        href={`/sign-in?next=${encodeURIComponent(href(path))}`}
        aria-label={called(t('lists.save'), of)}
        variant="quiet"
        size="small"
        rel="nofollow"
      >
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
      of={of}
      icon={icon}
      words={{ off: t('lists.save'), on: t('lists.is_saved') }}
      messages={errorMessages(t, ['list_full'])}
    />
  );
}
