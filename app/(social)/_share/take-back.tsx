import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { sendTakeBack } from './actions';

/** Takes a share back at once: it can be shared again, so nobody is asked whether she is sure. */
export function TakeBack({ share }: { share: Id<'share'> }) {
  const { t } = useVoice();
  return (
    <Form action={sendTakeBack} messages={errorMessages(t)} className="contents">
      <input type="hidden" name="share" value={share} />
      <SubmitButton variant="quiet" size="small">
        {t('sharing.take_back')}
      </SubmitButton>
    </Form>
  );
}
