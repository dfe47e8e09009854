'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Notice } from '@/app/_ui/notice';
import { useDroppedFiles } from '@/app/_ui/use-dropped-files';
import { sendPieces } from '../../../send-pieces';

type SendWords = {
  drop: string;
  over: string;
  kinds: string;
  pick: string;
  send: string;
  plain: string;
  sending: string;
  who: string;
  errors: Readonly<Record<string, string>>;
};

type SendFileProps = {
  action: string;
  page: string;
  product: string;
  /** Who may get it alone; empty of a product without choices. */
  variants: readonly { id: string; name: string }[];
  all: string;
  words: SendWords;
};

/** Takes a file by drop or choice and sends it in pieces, from where it stopped before. Without scripts it is a plain form for a short one. */
export function SendFile({ action, page, product, variants, all, words }: SendFileProps) {
  const [variant, setVariant] = useState('');
  const { share, fault, send } = useSending(action, { page, product, variant });
  const over = useDroppedFiles(([file]) => file && void send(file));
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      className={`space-y-4 rounded-lg border-2 border-dashed p-6 ${over ? 'border-teal bg-teal-soft' : 'border-edge bg-surface'}`}
    >
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="product" value={product} />
      <div className="space-y-1">
        <p className="font-semibold text-lg">{over ? words.over : words.drop}</p>
        <p className="text-muted text-sm">{words.kinds}</p>
      </div>
      {variants.length > 0 && (
        <label className="block max-w-sm text-sm">
          {words.who}
          <select
            name="variant"
            value={variant}
            onChange={({ currentTarget }) => setVariant(currentTarget.value)}
            className="mt-1 block h-11 w-full rounded-sm border border-edge bg-surface px-3 text-base hover:border-ink"
          >
            <option value="">{all}</option>
            {variants.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <FilePicker label={words.pick} busy={share !== null} onFile={send} className={buttonClass({})} />
        <noscript>
          <button type="submit" className={buttonClass({ variant: 'quiet' })}>
            {words.send}
          </button>
          <p className="text-muted text-sm">{words.plain}</p>
        </noscript>
      </div>
      <Standing share={share} fault={fault} words={words} />
    </form>
  );
}

type ReplaceFileProps = Pick<SendFileProps, 'action' | 'page' | 'product'> & {
  file: string;
  label: string;
  short: string;
  words: Pick<SendWords, 'sending' | 'errors' | 'send'>;
};

/** Sends a newer version of a file, whatever it is called. */
export function ReplaceFile({ action, page, product, file, label, short, words }: ReplaceFileProps) {
  const { share, fault, send } = useSending(action, { page, product, file });
  return (
    <form action={action} method="post" encType="multipart/form-data" className="space-y-2">
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="product" value={product} />
      <input type="hidden" name="file" value={file} />
      <FilePicker
        label={short}
        name={label}
        busy={share !== null}
        onFile={send}
        className={buttonClass({ variant: 'quiet', size: 'small' })}
      />
      <noscript>
        <button type="submit" className={buttonClass({ variant: 'quiet', size: 'small' })}>
          {words.send}
        </button>
      </noscript>
      <Standing share={share} fault={fault} words={words} />
    </form>
  );
}

function useSending(action: string, about: Readonly<Record<string, string>>) {
  const router = useRouter();
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (file: File) => {
    if (share !== null) return;
    setFault(null);
    setShare(0);
    const answer = await sendPieces(action, about, 'upload', file, setShare);
    setShare(null);
    if (!answer.ok) setFault(answer.code);
    router.refresh();
  };
  return { share, fault, send };
}

type FilePickerProps = {
  label: string;
  name?: string;
  busy: boolean;
  onFile: (file: File) => Promise<void>;
  className: string;
};

function FilePicker({ label, name, busy, onFile, className }: FilePickerProps) {
  return (
    <label className={`${className} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`}>
      <span aria-hidden={name ? true : undefined}>{label}</span>
      <input
        type="file"
        name="whole"
        required
        aria-label={name}
        disabled={busy}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void onFile(file);
          currentTarget.value = '';
        }}
        className="sr-only noscript:not-sr-only"
      />
    </label>
  );
}

type StandingProps = { share: number | null; fault: string | null; words: Pick<SendWords, 'sending' | 'errors'> };

function Standing({ share, fault, words }: StandingProps) {
  return (
    <>
      {share !== null && (
        <div className="space-y-1" role="status">
          <p className="text-sm">{words.sending}</p>
          <progress aria-label={words.sending} value={share} max={1} className="block h-1.5 w-full accent-teal" />
        </div>
      )}
      {fault && <Notice tone="danger">{words.errors[fault] ?? words.errors.unexpected}</Notice>}
    </>
  );
}
