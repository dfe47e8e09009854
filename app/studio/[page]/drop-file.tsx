'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { DropForm, type DropWords } from './drop-form';
import { sendFile } from './send-file';

type DropFileProps = {
  page: string;
  action: string;
  /** Where what was read of it is shown, by its id. */
  at: string;
  words: DropWords;
  /** Endings and types that are offered for choice. */
  accept: string;
  /** Fields that are sent with it. */
  children?: ReactNode;
};

/** Takes a file by drop or choice and leads to what was read in it. */
export function DropFile({ at, action, ...form }: DropFileProps) {
  const router = useRouter();
  const send = async (file: File, fields: HTMLFormElement, onShare: (share: number) => void) => {
    const sent = new FormData(fields);
    sent.set('file', file);
    const answer = await sendFile(action, sent, onShare);
    if (!answer.ok) return answer.code;
    router.push(`${at}/${answer.id}`);
    return null;
  };
  return <DropForm action={action} send={send} {...form} />;
}
