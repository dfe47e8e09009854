'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Notice } from '@/app/_ui/notice';
import { useDroppedFiles } from '@/app/_ui/use-dropped-files';
import { sendPieces } from '../send-pieces';

type SendWords = {
  drop: string;
  over: string;
  pick: string;
  kinds: string;
  plain: string;
  sending: string;
  send: string;
  errors: Readonly<Record<string, string>>;
};

/** Takes an archive by drop or choice and sends it in pieces. Without scripts it is a plain form for a small one. */
export function SendArchive({ page, action, words }: { page: string; action: string; words: SendWords }) {
  const router = useRouter();
  const [share, setShare] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (file: File) => {
    if (share !== null) return;
    setFault(null);
    setShare(0);
    const answer = await sendPieces(
      action,
      { page, name: file.name },
      ({ id }) => ({ page, restore: String(id) }),
      file,
      setShare,
    );
    setShare(null);
    if (!answer.ok) setFault(answer.code);
    router.refresh();
  };
  const over = useDroppedFiles(([file]) => file && void send(file));
  return (
    <form
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
      <div className="flex flex-wrap items-center gap-3">
        <label className={`${buttonClass({})} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`}>
          {words.pick}
          <input
            type="file"
            name="file"
            required
            accept=".zip,application/zip"
            disabled={share !== null}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void send(file);
              currentTarget.value = '';
            }}
            className="sr-only noscript:not-sr-only"
          />
        </label>
        <noscript>
          <button type="submit" className={buttonClass({ variant: 'quiet' })}>
            {words.send}
          </button>
          <p className="text-muted text-sm">{words.plain}</p>
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
