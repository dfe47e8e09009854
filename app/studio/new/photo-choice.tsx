'use client';

import { useEffect, useState } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { ImagePlusIcon } from '@/app/_ui/icons';
import { photoTypes } from '../send-photo';

type PhotoChoiceProps = {
  label: string;
  shape: 'round' | 'wide';
  words: { choose: string; replace: string };
  onChoose: (file: File) => void;
};

/** A place for one picture, shown at once in the shape it will have. */
export function PhotoChoice({ label, shape, words, onChoose }: PhotoChoiceProps) {
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => (preview === null ? undefined : () => URL.revokeObjectURL(preview)), [preview]);
  const choose = (file: File | undefined) => {
    if (!file) return;
    setPreview(URL.createObjectURL(file));
    onChoose(file);
  };
  return (
    <label className="block space-y-1.5">
      <span className="block font-medium text-sm">{label}</span>
      <span
        className={classNames(
          'relative grid h-24 place-items-center overflow-hidden border border-edge border-dashed bg-surface text-muted hover:border-ink has-focus-visible:outline-2',
          shape === 'round' ? 'w-24 rounded-full' : 'rounded-md',
        )}
      >
        {preview ? (
          // biome-ignore lint/performance/noImgElement: a local preview, nothing to optimise
          <img src={preview} alt="" className="absolute inset-0 size-full object-cover" />
        ) : (
          <ImagePlusIcon />
        )}
        <input
          type="file"
          accept={photoTypes}
          aria-label={`${label}: ${preview ? words.replace : words.choose}`}
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
      </span>
    </label>
  );
}
