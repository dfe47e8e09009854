'use client';

import { Button } from '@/app/_ui/button';
import type { Upload } from './uploads';

type UploadTileProps = {
  upload: Upload;
  words: { uploading: string; retry: string; remove: string };
  messages: Readonly<Record<string, string>>;
  onRetry: () => void;
  onDrop: () => void;
};

/** A photo on its way, already to be seen; or what went wrong with it and what to do. */
export function UploadTile({ upload, words, messages, onRetry, onDrop }: UploadTileProps) {
  return (
    <li className="flex gap-3 rounded-md bg-surface p-3 shadow-card sm:flex-col">
      <span className="relative block aspect-4/5 w-28 shrink-0 overflow-hidden rounded-sm bg-sunken sm:w-full">
        {/* biome-ignore lint/performance/noImgElement: a local preview, nothing to optimise */}
        <img src={upload.preview} alt="" className="size-full object-cover opacity-70" />
        {upload.code === null && (
          <progress
            aria-label={`${words.uploading} ${upload.file.name}`}
            max={1}
            value={upload.share}
            className="absolute inset-x-3 bottom-3 h-1.5 appearance-none overflow-hidden rounded-full bg-paper/80 [&::-moz-progress-bar]:bg-teal [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-teal [&::-webkit-progress-value]:transition-all"
          />
        )}
      </span>
      {upload.code === null ? (
        <span className="text-muted text-sm">{words.uploading}</span>
      ) : (
        <div className="space-y-2">
          <p role="alert" className="font-medium text-brick text-sm">
            {messages[upload.code] ?? messages.upload_failed}
          </p>
          <bdi className="block truncate text-muted text-xs">{upload.file.name}</bdi>
          <div className="flex flex-wrap gap-2">
            <Button size="small" variant="quiet" onClick={onRetry}>
              {words.retry}
            </Button>
            <Button size="small" variant="plain" onClick={onDrop}>
              {words.remove}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
