'use client';

import { useState } from 'react';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';

type Action<Value, Code extends string> = (
  previous: FormState<Value, Code>,
  form: FormData,
) => Promise<FormState<Value, Code>>;

type ConfirmProps<Value, Code extends string, SendCode extends string> = {
  send: Action<null, SendCode>;
  confirm: Action<Value, Code>;
  confirmationId: string;
  words: { send: string; sent: string; code: string; hint: string; pay: string };
  messages: Readonly<Record<string, string>>;
};

/** For a person without a passkey: a code by mail, asked for and typed in. The button that stands out is the next to press. */
export function ConfirmWithCode<Value, Code extends string, SendCode extends string>({
  send,
  confirm,
  confirmationId,
  words,
  messages,
}: ConfirmProps<Value, Code, SendCode>) {
  const [hasCode, setHasCode] = useState(false);
  const which = <input type="hidden" name="confirmationId" value={confirmationId} />;
  return (
    <div className="space-y-6">
      <Form
        action={send}
        messages={messages}
        done={<Notice tone="done">{words.sent}</Notice>}
        onDone={() => setHasCode(true)}
      >
        {which}
        <SubmitButton variant={hasCode ? 'quiet' : 'primary'} wide>
          {words.send}
        </SubmitButton>
      </Form>
      <Form action={confirm} messages={messages}>
        {which}
        <Field
          name="code"
          label={words.code}
          hint={words.hint}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          onInput={() => setHasCode(true)}
        />
        <SubmitButton variant={hasCode ? 'primary' : 'quiet'} size="large" wide>
          {words.pay}
        </SubmitButton>
      </Form>
    </div>
  );
}
