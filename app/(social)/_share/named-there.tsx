import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import type { ShareView } from '@/lib/social/sharing/model';
import { sendLeaveShare } from './actions';

/** What somebody who was named is told, and the way out. */
export function NamedThere({ share }: { share: ShareView }) {
  const { t } = useVoice();
  return (
    <div className="space-y-3 rounded-md bg-sunken p-4 text-sm">
      <p>{t('sharing.you_are_named', { name: share.by.name })}</p>
      <Form action={sendLeaveShare} messages={errorMessages(t)} className="contents">
        <input type="hidden" name="share" value={share.id} />
        <SubmitButton variant="plain" size="small">
          {t('sharing.take_me_out')}
        </SubmitButton>
      </Form>
    </div>
  );
}
