'use client';

import { CopyText } from '@/app/_ui/copy-text';
import { Form, SubmitButton } from '@/app/_ui/form';
import { useForm } from '@/app/_ui/form-context';
import { sendMakeLink } from './actions';

type MakeLinkProps = {
  share: string;
  /** What stands before the token. */
  address: string;
  messages: Readonly<Record<string, string>>;
  words: { make: string; once: string; is: string; copy: string; copied: string };
};

/** Makes the link of a share, and shows it this once. */
export function MakeLink({ share, address, messages, words }: MakeLinkProps) {
  return (
    <Form action={sendMakeLink} messages={messages} className="space-y-3">
      <input type="hidden" name="share" value={share} />
      <Made address={address} words={words} />
      <p className="text-muted text-sm">{words.once}</p>
      <SubmitButton variant="quiet">{words.make}</SubmitButton>
    </Form>
  );
}

function Made({ address, words }: Pick<MakeLinkProps, 'address' | 'words'>) {
  const { state } = useForm();
  const value: unknown = state?.ok ? state.value : null;
  if (typeof value !== 'object' || value === null || !('link' in value)) return null;
  const link = `${address}${String(value.link)}`;
  return (
    <div data-said tabIndex={-1} className="space-y-2 rounded-md bg-teal-soft p-4 text-teal">
      <p className="font-medium">{words.is}</p>
      <p dir="ltr" className="wrap-anywhere select-all text-sm">
        {link}
      </p>
      <CopyText text={link} label={words.copy} copied={words.copied} />
    </div>
  );
}
