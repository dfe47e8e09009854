'use client';

import type { ReactNode } from 'react';
import { CopyText } from '@/app/_ui/copy-text';
import { Form } from '@/app/_ui/form';
import { useForm } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';
import type { FormState } from '@/lib/platform/action';

type Made = { token: string | null };
type Words = { made: string; copy: string; copied: string; saved: string };

type LinkMakerProps<Code extends string> = {
  action: (previous: FormState<Made, Code>, form: FormData) => Promise<FormState<Made, Code>>;
  messages: Readonly<Record<string, string>>;
  words: Words;
  /** What stands before a token in the address of its link. */
  address: string;
  children: ReactNode;
};

/** A form whose answer may bring a link: it is shown with the answer and nowhere else, for only its hash is kept. */
export function LinkMaker<Code extends string>({ action, messages, words, address, children }: LinkMakerProps<Code>) {
  return (
    <Form action={action} messages={messages}>
      {children}
      <Outcome words={words} address={address} />
    </Form>
  );
}

function Outcome({ words, address }: { words: Words; address: string }) {
  const { state } = useForm();
  if (!state?.ok) return null;
  const { value } = state;
  const token = typeof value === 'object' && value !== null && 'token' in value ? value.token : null;
  if (typeof token !== 'string') return <Notice tone="done">{words.saved}</Notice>;
  const link = `${address}${token}`;
  return (
    <Notice tone="done">
      <p>{words.made}</p>
      <p dir="ltr" className="wrap-anywhere my-2 font-medium" data-link>
        {link}
      </p>
      <CopyText text={link} label={words.copy} copied={words.copied} />
    </Notice>
  );
}
