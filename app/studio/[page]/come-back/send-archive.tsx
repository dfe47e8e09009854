'use client';

import { useRouter } from 'next/navigation';
import { DropForm, type DropWords } from '../drop-form';
import { sendPieces } from '../send-pieces';

type SendArchiveProps = { page: string; action: string; words: DropWords };

/** Takes an archive by drop or choice and sends it in pieces; without scripts only a small one can come. */
export function SendArchive({ page, action, words }: SendArchiveProps) {
  const router = useRouter();
  const send = async (file: File, _: HTMLFormElement, onShare: (share: number) => void) => {
    const answer = await sendPieces(action, { page }, 'restore', file, onShare);
    router.refresh();
    return answer.ok ? null : answer.code;
  };
  return <DropForm page={page} action={action} words={words} accept=".zip,application/zip" send={send} />;
}
