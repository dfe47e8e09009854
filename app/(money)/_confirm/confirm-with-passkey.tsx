'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { askWith } from '@/app/(identity)/_passkey/ask-browser';
import { PasskeyForm } from '@/app/(identity)/_passkey/passkey-form';
import type { FormState } from '@/lib/platform/action';

type ConfirmProps<Value, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  confirmationId: string;
  /** Made on the server over what is confirmed. */
  options: PublicKeyCredentialRequestOptionsJSON;
  label: string;
  messages: Readonly<Record<string, string>>;
};

/** Opens the browser's passkey dialogue over this very payment, and sends its answer. */
export function ConfirmWithPasskey<Value, Code extends string>({
  action,
  confirmationId,
  options,
  label,
  messages,
}: ConfirmProps<Value, Code>) {
  return (
    <PasskeyForm
      action={action}
      dialogue={() => askWith(options)}
      field="assertion"
      look={{ size: 'large', wide: true }}
      label={label}
      messages={messages}
    >
      <input type="hidden" name="confirmationId" value={confirmationId} />
    </PasskeyForm>
  );
}
