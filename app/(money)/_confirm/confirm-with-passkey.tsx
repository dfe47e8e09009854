'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { askWith } from '@/app/(identity)/_passkey/ask-browser';
import { PasskeyForm } from '@/app/(identity)/_passkey/passkey-form';
import { confirmByPasskey } from './actions';

type ConfirmProps = {
  confirmationId: string;
  /** Made on the server over what is confirmed. */
  options: PublicKeyCredentialRequestOptionsJSON;
  label: string;
  messages: Readonly<Record<string, string>>;
};

/** Opens the browser's passkey dialogue over this very payment, and pays with its answer. */
export function ConfirmWithPasskey({ confirmationId, options, label, messages }: ConfirmProps) {
  return (
    <PasskeyForm
      action={confirmByPasskey}
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
