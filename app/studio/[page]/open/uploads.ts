'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { sendPhoto } from '../../send-photo';
import { addPhotos } from './actions';

/** A photo on its way: shown from the first moment, `share` of it sent, `code` when it was refused. */
export type Upload = { key: string; file: File; preview: string; share: number; code: string | null };

const atOnce = 3;
const gatherMilliseconds = 120;

/** Sends photos three at a time and makes a draft of each as it arrives. */
export function useUploads(pageId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [, startTransition] = useTransition();
  const waiting = useRef<Upload[]>([]);
  const running = useRef(0);
  const arrived = useRef<{ key: string; mediaId: string }[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((now) => now.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));

  const drop = (key: string) =>
    setUploads((now) => {
      for (const upload of now) if (upload.key === key) URL.revokeObjectURL(upload.preview);
      return now.filter((upload) => upload.key !== key);
    });

  const makeDrafts = () => {
    const batch = arrived.current.splice(0);
    if (batch.length === 0) return;
    const form = new FormData();
    form.set('page', pageId);
    for (const { mediaId } of batch) form.append('media[]', mediaId);
    startTransition(async () => {
      const answer = await addPhotos(null, form).catch(() => null);
      // In the same breath as the new cards, so that no photo is seen twice.
      startTransition(() => {
        for (const { key } of batch) {
          if (answer?.ok) drop(key);
          else change(key, { code: answer?.code ?? 'upload_failed' });
        }
      });
    });
  };

  const next = () => {
    while (running.current < atOnce) {
      const upload = waiting.current.shift();
      if (!upload) return;
      running.current += 1;
      void sendPhoto(pageId, upload.file, (share) => change(upload.key, { share })).then((sent) => {
        running.current -= 1;
        if (sent.ok) {
          change(upload.key, { share: 1 });
          arrived.current.push({ key: upload.key, mediaId: sent.photo.mediaId });
          clearTimeout(timer.current);
          timer.current = setTimeout(makeDrafts, gatherMilliseconds);
        } else change(upload.key, { code: sent.code });
        next();
      });
    }
  };

  const add = (files: Iterable<File>) => {
    const fresh = [...files]
      .filter((file) => file.type.startsWith('image/') || file.type === '')
      .map((file) => ({
        key: crypto.randomUUID(),
        file,
        preview: URL.createObjectURL(file),
        share: 0,
        code: null,
      }));
    setUploads((now) => [...now, ...fresh]);
    waiting.current.push(...fresh);
    next();
  };

  const retry = (upload: Upload) => {
    change(upload.key, { share: 0, code: null });
    waiting.current.push(upload);
    next();
  };

  const busy = uploads.some((upload) => upload.code === null);
  useEffect(() => {
    if (!busy) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [busy]);

  return { uploads, add, retry, drop };
}
