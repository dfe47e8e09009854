'use client';

import { type ReactNode, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Notice } from '@/app/_ui/notice';
import { useDroppedFiles } from '@/app/_ui/use-dropped-files';

/** What a place to drop a file says. */
export type DropWords = {
  drop: string;
  over: string;
  pick: string;
  kinds: string;
  sending: string;
  send: string;
  /** What is to be known of it without scripts. */
  plain?: string;
  errors: Readonly<Record<string, string>>;
};

type DropFormProps = {
  page: string;
  action: string;
  words: DropWords;
  /** Endings and types that are offered for choice. */
  accept: string;
  /** Sends a file with the form's other fields, telling how much of it is on its way; answers a code when it was refused. */
  send: (file: File, form: HTMLFormElement, onShare: (share: number) => void) => Promise<string | null>;
  /** Fields that are sent with it. */
  children?: ReactNode;
};

/** Takes a file by drop or choice and shows how much of it is on its way. Without scripts it is a plain form. */
export function DropForm({ page, action, words, accept, send, children }: DropFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (file: File) => {
    if (!form.current || share !== null) return;
    setFault(null);
    setShare(0);
    const refused = await send(file, form.current, setShare);
    setShare(null);
    setFault(refused);
  };
  const over = useDroppedFiles(([file]) => file && void take(file));
  return (
    <form
      ref={form}
      action={action}
      method="post"
      encType="multipart/form-data"
      className={`space-y-4 rounded-lg border-2 border-dashed p-6 ${over ? 'border-teal bg-teal-soft' : 'border-edge bg-surface'}`}
    >
      <input type="hidden" name="page" value={page} />
      <div className="space-y-1">
        <p className="font-semibold text-lg">{over ? words.over : words.drop}</p>
        <p className="text-muted text-sm">{words.kinds}</p>
      </div>
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <label className={`${buttonClass({})} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`}>
          {words.pick}
          <input
            type="file"
            name="file"
            required
            accept={accept}
            disabled={share !== null}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void take(file);
              currentTarget.value = '';
            }}
            className="sr-only noscript:not-sr-only"
          />
        </label>
        <noscript>
          <button type="submit" className={buttonClass({ variant: 'quiet' })}>
            {words.send}
          </button>
          {words.plain && <p className="text-muted text-sm">{words.plain}</p>}
        </noscript>
      </div>
      {share !== null && (
        <div className="space-y-1" role="status">
          <p className="text-sm">{words.sending}</p>
          <progress aria-label={words.sending} value={share} max={1} className="block h-1.5 w-full accent-teal" />
        </div>
      )}
      {fault && <Notice tone="danger">{words.errors[fault] ?? words.errors.unexpected}</Notice>}
    </form>
  );
}
