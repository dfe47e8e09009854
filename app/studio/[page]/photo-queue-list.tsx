'use client';

import { Button } from '@/app/_ui/button';
import type { WaitingPhoto } from './photo-queue';

type PhotoQueueListProps = {
  queue: { waiting: readonly WaitingPhoto[]; retry: (one: WaitingPhoto) => void; drop: (key: string) => void };
  words: { uploading: string; retry: string; dismiss: string };
  messages: Readonly<Record<string, string>>;
};

/** The photos on their way, already to be seen; or what went wrong with them and what to do. */
export function PhotoQueueList({ queue, words, messages }: PhotoQueueListProps) {
  if (queue.waiting.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-3">
      {queue.waiting.map((one) => (
        <li key={one.key} className="w-28 space-y-1 text-sm">
          <WaitingPicture one={one} label={words.uploading} />
          {one.code !== null && (
            <Trouble
              one={one}
              words={words}
              messages={messages}
              onRetry={() => queue.retry(one)}
              onDrop={() => queue.drop(one.key)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The photo itself with how far it is. */
export function WaitingPicture({ one, label }: { one: WaitingPhoto; label: string }) {
  return (
    <span className="relative block aspect-square overflow-hidden rounded-sm bg-sunken">
      {/* biome-ignore lint/performance/noImgElement: a local preview, nothing to optimise */}
      <img src={one.preview} alt="" className="size-full object-cover opacity-70" />
      {one.code === null && (
        <progress
          aria-label={`${label} ${one.file.name}`}
          max={1}
          value={one.share}
          className="absolute inset-x-3 bottom-3 h-1.5 appearance-none overflow-hidden rounded-full bg-paper/80 [&::-moz-progress-bar]:bg-teal [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-teal"
        />
      )}
    </span>
  );
}

type TroubleProps = {
  one: WaitingPhoto;
  words: { retry: string; dismiss: string };
  messages: Readonly<Record<string, string>>;
  onRetry: () => void;
  onDrop: () => void;
};

/** Why a photo did not arrive, and the two ways on. */
export function Trouble({ one, words, messages, onRetry, onDrop }: TroubleProps) {
  return (
    <div className="space-y-1">
      <p role="alert" className="font-medium text-brick text-sm">
        {messages[one.code ?? ''] ?? messages.upload_failed}
      </p>
      <bdi className="block truncate text-muted text-xs">{one.file.name}</bdi>
      <Button size="small" variant="quiet" onClick={onRetry}>
        {words.retry}
      </Button>
      <Button size="small" variant="plain" onClick={onDrop}>
        {words.dismiss}
      </Button>
    </div>
  );
}
