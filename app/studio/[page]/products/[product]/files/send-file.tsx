'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Select } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import { DropForm, type DropWords } from '../../../drop-form';
import { sendPieces } from '../../../send-pieces';

type SendFileProps = {
  action: string;
  page: string;
  product: string;
  /** Who may get it alone; none of a product without choices. */
  variants: readonly { id: string; name: string }[];
  words: DropWords & { who: string; all: string };
};

/** What goes with each piece: what it is for, and which upload it belongs to. */
const pieceOf = (about: Readonly<Record<string, string>>) => (begun: Record<string, unknown>) => ({
  ...about,
  upload: String(begun.id),
});

/** Takes a file by drop or choice and sends it in pieces, from where it stopped before. Without scripts it is a plain form for a short one. */
export function SendFile({ action, page, product, variants, words }: SendFileProps) {
  const router = useRouter();
  const send = async (file: File, form: HTMLFormElement, onShare: (share: number) => void) => {
    const variant = String(new FormData(form).get('variant') ?? '');
    const about = { page, product, variant };
    const answer = await sendPieces(
      action,
      { ...about, name: file.name, modified: String(file.lastModified) },
      pieceOf(about),
      file,
      onShare,
    );
    router.refresh();
    return answer.ok ? null : answer.code;
  };
  return (
    <DropForm page={page} action={action} words={words} accept="" send={send}>
      <input type="hidden" name="product" value={product} />
      {variants.length > 0 && (
        <Select name="variant" label={words.who} defaultValue="">
          <option value="">{words.all}</option>
          {variants.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </DropForm>
  );
}

type ReplaceFileProps = Pick<SendFileProps, 'action' | 'page' | 'product'> & {
  file: string;
  /** What is pressed, and what it says to those who hear it. */
  short: string;
  label: string;
  words: Pick<DropWords, 'sending' | 'errors' | 'send'>;
};

/** Sends a newer version of a file, whatever it is called. */
export function ReplaceFile({ action, page, product, file, label, short, words }: ReplaceFileProps) {
  const router = useRouter();
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (newer: File) => {
    setFault(null);
    setShare(0);
    const about = { page, product, newer: file };
    const answer = await sendPieces(
      action,
      { ...about, name: newer.name, modified: String(newer.lastModified) },
      pieceOf(about),
      newer,
      setShare,
    );
    setShare(null);
    setFault(answer.ok ? null : answer.code);
    router.refresh();
  };
  const look = buttonClass({ variant: 'quiet', size: 'small' });
  return (
    <form action={action} method="post" encType="multipart/form-data" className="space-y-2">
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="newer" value={file} />
      <label className={`${look} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`}>
        <span aria-hidden="true">{short}</span>
        <input
          type="file"
          name="file"
          required
          aria-label={label}
          disabled={share !== null}
          onChange={({ currentTarget }) => {
            const [newer] = currentTarget.files ?? [];
            if (newer) void send(newer);
            currentTarget.value = '';
          }}
          className="sr-only noscript:not-sr-only"
        />
      </label>
      <noscript>
        <button type="submit" className={look}>
          {words.send}
        </button>
      </noscript>
      {share !== null && (
        <progress aria-label={words.sending} value={share} max={1} className="block h-1.5 w-full accent-teal" />
      )}
      {fault && <Notice tone="danger">{words.errors[fault] ?? words.errors.unexpected}</Notice>}
    </form>
  );
}
