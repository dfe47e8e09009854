import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { sendTakeBack, sendTakeBackHere } from './actions';

type TakeBackProps = {
  share: Id<'share'>;
  /** What was shared, for whoever hears the button among others. */
  of: string;
  /** Stands on the share's own page, of which nothing is left afterwards. */
  here?: boolean;
};

/** Takes a share back at once: it can be shared again, so nobody is asked whether she is sure. */
export function TakeBack({ share, of, here = false }: TakeBackProps) {
  const { t } = useVoice();
  return (
    <Form action={here ? sendTakeBackHere : sendTakeBack} messages={errorMessages(t)} className="contents">
      <input type="hidden" name="share" value={share} />
      <SubmitButton variant="quiet" size="small">
        <span>
          {t('sharing.take_back')}
          {of && (
            <span className="sr-only">
              : <bdi>{of}</bdi>
            </span>
          )}
        </span>
      </SubmitButton>
    </Form>
  );
}
