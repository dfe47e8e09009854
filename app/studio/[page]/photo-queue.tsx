'use client';

import { useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { type SentPhoto, sendPhoto } from '../send-photo';

type Waiting = { key: string; file: File; preview: string; share: number; code: string | null };

const atOnce = 2;

/** Sends photos two at a time and hands over those that have arrived, in the order in which they were picked. */
export function usePhotoQueue(pageId: string, onArrived: (photos: readonly SentPhoto[]) => void) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const running = useRef(0);
  const line = useRef<Waiting[]>([]);
  const arrived = useRef<{ key: string; photo: SentPhoto }[]>([]);
  const change = (key: string, part: Partial<Waiting>) =>
    setWaiting((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => setWaiting((now) => now.filter((one) => one.key !== key));

  const next = () => {
    while (running.current < atOnce && line.current.length > 0) {
      const one = line.current.shift();
      if (one) void send(one);
    }
    // All at once, so that their order is that of the hand that picked them.
    if (running.current === 0 && arrived.current.length > 0)
      onArrived(arrived.current.splice(0).map(({ photo }) => photo));
  };
  const send = async (one: Waiting) => {
    running.current += 1;
    const sent = await sendPhoto(pageId, one.file, (share) => change(one.key, { share }));
    running.current -= 1;
    if (sent.ok) {
      arrived.current.push({ key: one.key, photo: sent.photo });
      drop(one.key);
    } else change(one.key, { code: sent.code });
    next();
  };
  const add = (files: readonly File[]) => {
    const fresh = files.map((file) => ({
      key: crypto.randomUUID(),
      file,
      preview: URL.createObjectURL(file),
      share: 0,
      code: null,
    }));
    setWaiting((now) => [...now, ...fresh]);
    line.current.push(...fresh);
    next();
  };
  const retry = (one: Waiting) => {
    change(one.key, { share: 0, code: null });
    line.current.push(one);
    next();
  };
  return { waiting, add, retry, drop };
}

type PhotoQueueProps = {
  queue: ReturnType<typeof usePhotoQueue>;
  words: { uploading: string; retry: string; dismiss: string };
  messages: Readonly<Record<string, string>>;
};

/** The photos on their way, and what became of those that did not arrive. */
export function PhotoQueue({ queue, words, messages }: PhotoQueueProps) {
  if (queue.waiting.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3">
      {queue.waiting.map((one) => (
        <li key={one.key} className="w-28 space-y-1 text-sm">
          {/* biome-ignore lint/performance/noImgElement: a local preview, nothing to optimise */}
          <img src={one.preview} alt="" className="aspect-4/5 w-full rounded-sm object-cover opacity-70" />
          {one.code === null ? (
            <progress
              aria-label={`${words.uploading} ${one.file.name}`}
              max={1}
              value={one.share}
              className="h-1.5 w-full accent-teal"
            />
          ) : (
            <>
              <p role="alert" className="text-brick">
                {messages[one.code] ?? messages.upload_failed}
              </p>
              <Button size="small" variant="quiet" onClick={() => queue.retry(one)}>
                {words.retry}
              </Button>
              <Button size="small" variant="plain" onClick={() => queue.drop(one.key)}>
                {words.dismiss}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
