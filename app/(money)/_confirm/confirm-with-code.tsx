import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { confirmByCode, mailCode } from './actions';

type ConfirmProps = {
  confirmationId: string;
  words: { send: string; sent: string; code: string; hint: string; pay: string };
  messages: Readonly<Record<string, string>>;
};

/** For a person without a passkey: a code by mail, asked for and typed in. */
export function ConfirmWithCode({ confirmationId, words, messages }: ConfirmProps) {
  const which = <input type="hidden" name="confirmationId" value={confirmationId} />;
  return (
    <div className="space-y-6">
      <Form action={mailCode} messages={messages} done={<Notice tone="done">{words.sent}</Notice>}>
        {which}
        <SubmitButton variant="quiet" wide>
          {words.send}
        </SubmitButton>
      </Form>
      <Form action={confirmByCode} messages={messages}>
        {which}
        <Field
          name="code"
          label={words.code}
          hint={words.hint}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
        />
        <SubmitButton size="large" wide>
          {words.pay}
        </SubmitButton>
      </Form>
    </div>
  );
}
