import type { ComponentProps } from 'react';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { AddressFields } from '../../_wallet/address-fields';
import { keepAddress } from '../actions';

type AddressFormProps = {
  fields: ComponentProps<typeof AddressFields>;
  /** The address that is changed; absent for a new one. */
  addressId?: string;
  isDefault: boolean;
  messages: Readonly<Record<string, string>>;
  words: { keep: string; isDefault: string };
};

/** An address in full, new or changed. */
export function AddressForm({ fields, addressId, isDefault, messages, words }: AddressFormProps) {
  return (
    <Form action={keepAddress} messages={messages}>
      {addressId && <input type="hidden" name="addressId" value={addressId} />}
      <AddressFields {...fields} />
      {!isDefault && <Checkbox name="isDefault" label={words.isDefault} />}
      <SubmitButton size="large" wide>
        {words.keep}
      </SubmitButton>
    </Form>
  );
}
