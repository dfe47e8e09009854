'use client';

import type { WaitingPhoto } from '../photo-queue';
import { Trouble, WaitingPicture } from '../photo-queue-list';

type UploadTileProps = {
  one: WaitingPhoto;
  words: { uploading: string; retry: string; dismiss: string };
  messages: Readonly<Record<string, string>>;
  onRetry: () => void;
  onDrop: () => void;
};

/** A photo on its way, in the place and shape its card will have. */
export function UploadTile({ one, words, messages, onRetry, onDrop }: UploadTileProps) {
  return (
    <li className="flex gap-3 rounded-md bg-surface p-3 shadow-card sm:flex-col">
      <span className="block w-28 shrink-0 sm:w-full">
        <WaitingPicture one={one} label={words.uploading} />
      </span>
      {one.code === null ? (
        <span className="text-muted text-sm">{words.uploading}</span>
      ) : (
        <Trouble one={one} words={words} messages={messages} onRetry={onRetry} onDrop={onDrop} />
      )}
    </li>
  );
}
