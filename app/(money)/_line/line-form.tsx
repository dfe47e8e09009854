import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { joinTheLine, setTheReminder } from './actions';

/** The button that takes a place in a line. */
export function JoinButton({ opening, label }: { opening: string; label: string }) {
  const { t } = useVoice();
  return (
    <Form action={joinTheLine} messages={errorMessages(t, ['sign_in', 'had_all'])} className="">
      <input type="hidden" name="opening" value={opening} />
      <SubmitButton variant="primary" size="large" wide>
        {label}
      </SubmitButton>
    </Form>
  );
}

/** One tap asks to be reminded, and one takes it back. */
export function ReminderButton({ opening, reminded }: { opening: string; reminded: boolean }) {
  const { t } = useVoice();
  return (
    <Form action={setTheReminder} messages={errorMessages(t, ['sign_in', 'has_opened'])} className="space-y-1">
      <input type="hidden" name="opening" value={opening} />
      <SubmitButton name="wanted" value={reminded ? 'no' : 'yes'} variant="quiet" wide>
        {t(reminded ? 'openings.remind_not' : 'openings.remind')}
      </SubmitButton>
      <p className="text-muted text-sm">{t(reminded ? 'openings.reminded' : 'openings.remind_hint')}</p>
    </Form>
  );
}
