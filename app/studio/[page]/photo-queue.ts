'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { signedOutMark } from '@/app/_ui/signed-out-mark';
import { type SentPhoto, sendPhoto } from '../send-photo';
import { forgetPhoto, keepPhoto, keptPhotos } from './kept-photos';

/** A photo on its way: shown from the first moment, `share` of it sent, `code` when it was refused. */
export type WaitingPhoto = {
  key: string;
  /** When it was picked, in milliseconds, one after the other. */
  at: number;
  /** Of whom this browser had last signed out then (`signedOutMark`). */
  mark: string | null;
  file: File;
  preview: string;
  share: number;
  code: string | null;
  sent: SentPhoto | null;
};

const atOnce = 3;
const gatherMilliseconds = 150;

/**
 * Sends photos three at a time and hands over those that have arrived, in the order in which they were picked:
 * a few as they come (`more` are on their way), or with `together` all of them at the end. A photo stays in the list until `take` has
 * done its part, so that it is never out of sight. What a lost connection stopped goes on when it is back; with `keeps` also what
 * a reload of the page stopped, when it is there again.
 */
export function usePhotoQueue(
  pageId: string,
  take: (photos: SentPhoto[], more: boolean) => Promise<boolean>,
  { together = false, keeps = false }: { together?: boolean; keeps?: boolean } = {},
) {
  const [waiting, setWaiting] = useState<readonly WaitingPhoto[]>([]);
  const [isKept, setKept] = useState(false);
  // The list as it is now, for answers that come back later than the render they were asked in.
  const list = useRef<readonly WaitingPhoto[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const started = useRef(new Set<string>());
  const handing = useRef(new Set<string>());
  const put = (next: readonly WaitingPhoto[]) => {
    list.current = next;
    setWaiting(next);
  };
  const change = (key: string, part: Partial<WaitingPhoto>) =>
    put(list.current.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => {
    for (const one of list.current) if (one.key === key) URL.revokeObjectURL(one.preview);
    put(list.current.filter((one) => one.key !== key));
    if (keeps) void forgetPhoto(key);
  };

  const handOver = async () => {
    // One after the other: what arrives meanwhile goes with the next, and what was handed over is drawn in between.
    if (handing.current.size > 0) return;
    const ready = inOrder(list.current);
    if (ready.length === 0 || (together && isSending(list.current))) return;
    for (const { key } of ready) handing.current.add(key);
    const taken = await take(
      ready.flatMap(({ sent }) => sent ?? []),
      isSending(list.current),
    );
    for (const { key } of ready) handing.current.delete(key);
    for (const { key } of ready) {
      if (taken) drop(key);
      else change(key, { code: 'upload_failed' });
    }
    timer.current = setTimeout(handOver, gatherMilliseconds);
  };
  const send = async (one: WaitingPhoto) => {
    started.current.add(one.key);
    const answer = one.sent
      ? { ok: true as const, photo: one.sent }
      : await sendPhoto(pageId, one.file, (share) => change(one.key, { share }));
    started.current.delete(one.key);
    change(one.key, answer.ok ? { share: 1, sent: answer.photo } : { code: answer.code });
    if (keeps && answer.ok) void keepPhoto({ ...keptOf(one), page: pageId, sent: answer.photo });
    clearTimeout(timer.current);
    timer.current = setTimeout(handOver, gatherMilliseconds);
    next();
  };
  const next = () => {
    for (const one of list.current) {
      if (started.current.size >= atOnce) return;
      if (one.sent === null && one.code === null && !started.current.has(one.key)) void send(one);
    }
  };
  const add = (files: Iterable<File>) => {
    const fresh = [...files].filter(mayBePhoto).map((file, place) => waitingFor(file, Date.now() + place));
    if (keeps) for (const one of fresh) void keepPhoto({ ...keptOf(one), page: pageId, sent: null }).then(setKept);
    put([...list.current, ...fresh]);
    next();
  };
  const retry = (one: WaitingPhoto) => {
    change(one.key, { share: 0, code: null });
    void send({ ...one, code: null });
  };
  const goOn = useEffectEvent(() => {
    for (const one of list.current) if (one.code === 'upload_failed') retry(one);
  });
  const takeUp = useEffectEvent(async () => {
    const left = await keptPhotos(pageId);
    const fresh = left.filter(({ key }) => list.current.every((one) => one.key !== key));
    put([...list.current, ...fresh.map(({ key, at, file, sent }) => ({ ...waitingFor(file, at, key), sent }))]);
    // What had arrived before is only handed over.
    for (const one of list.current) if (one.sent !== null && !handing.current.has(one.key)) void send(one);
    next();
  });
  useEffect(() => {
    window.addEventListener('online', goOn);
    if (keeps) void takeUp();
    return () => window.removeEventListener('online', goOn);
  }, [keeps]);
  useLeaveWarning(isSending(waiting) && !isKept);
  return { waiting, add, retry, drop };
}

function isSending(list: readonly WaitingPhoto[]): boolean {
  return list.some((one) => one.sent === null && one.code === null);
}

/** Those that have arrived, up to the first that is still on its way: what is handed over keeps its order. */
function inOrder(list: readonly WaitingPhoto[]): WaitingPhoto[] {
  const going = list.findIndex((one) => one.sent === null && one.code === null);
  return list.slice(0, going < 0 ? list.length : going).filter((one) => one.sent !== null && one.code === null);
}

/** Whether to try at all: the server looks at the bytes. Some browsers name no type for files of their own formats. */
function mayBePhoto(file: File): boolean {
  return file.type === '' || file.type.startsWith('image/');
}

function waitingFor(file: File, at: number, key: string = crypto.randomUUID()): WaitingPhoto {
  const mark = signedOutMark();
  return { key, at, mark, file, preview: URL.createObjectURL(file), share: 0, code: null, sent: null };
}

const keptOf = ({ key, at, mark, file }: WaitingPhoto) => ({ key, at, mark, file });

/** Asks before the page is left while photos are still on their way. */
function useLeaveWarning(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [busy]);
}
