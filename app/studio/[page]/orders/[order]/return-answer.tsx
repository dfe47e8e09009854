import { Field, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { ReturnView } from '@/lib/money/returns/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { agreeToReturn, refuseReturn } from '../actions';

/** Agrees to a return and says how to send it; once said, the words can be corrected. */
export async function AcceptReturn({ asked }: { asked: ReturnView }) {
  const { t } = await requestI18n();
  const fields = (
    <>
      <input type="hidden" name="returnId" value={asked.id} />
      <TextArea
        name="answer"
        label={t('returns.accept_words')}
        hint={t('returns.accept_hint')}
        defaultValue={asked.answer}
        maxLength={1_000}
        dir="auto"
      />
      <Field
        name="labelUrl"
        type="url"
        label={t('returns.accept_label')}
        hint={t('returns.accept_label_hint')}
        note={t('common.optional')}
        defaultValue={asked.labelUrl}
        maxLength={2_000}
        autoComplete="off"
      />
    </>
  );
  const messages = errorMessages(t, ['return_moved', 'bad_link']);
  if (asked.state === 'requested') {
    return (
      <Form action={agreeToReturn} messages={messages}>
        {fields}
        <SubmitButton>{t('returns.accept')}</SubmitButton>
      </Form>
    );
  }
  return (
    <Form action={agreeToReturn} messages={messages} done={t('common.saved')} className="space-y-2">
      <Unfolding title={t('returns.correct_answer')} className="text-sm">
        {fields}
        <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
      </Unfolding>
    </Form>
  );
}

/** Does not take it back, and says why. */
export async function DeclineReturn({ asked }: { asked: ReturnView }) {
  const { t } = await requestI18n();
  return (
    <Form action={refuseReturn} messages={errorMessages(t, ['return_moved'])} className="space-y-2">
      <Unfolding title={t('returns.decline')} className="font-medium">
        <input type="hidden" name="returnId" value={asked.id} />
        <TextArea
          name="answer"
          label={t('returns.decline_words')}
          hint={t('returns.decline_hint')}
          maxLength={1_000}
          dir="auto"
        />
        <SubmitButton variant="danger">{t('returns.decline')}</SubmitButton>
      </Unfolding>
    </Form>
  );
}
