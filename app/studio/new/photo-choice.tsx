'use client';

import { useEffect, useId, useState } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { useForm } from '@/app/_ui/form-context';
import { ImagePlusIcon } from '@/app/_ui/icons';
import { photoFault, photoTypes } from '../send-photo';

type PhotoChoiceProps = {
  label: string;
  shape: 'round' | 'wide';
  words: { choose: string; replace: string };
  /** Null when what was picked cannot be taken. */
  onChoose: (file: File | null) => void;
};

/** A place for one picture, shown at once in the shape it will have; what cannot be taken is said beside it. */
export function PhotoChoice({ label, shape, words, onChoose }: PhotoChoiceProps) {
  const id = useId();
  const { messages } = useForm();
  const [preview, setPreview] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => (preview === null ? undefined : () => URL.revokeObjectURL(preview)), [preview]);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const found = await photoFault(file);
    setFault(found);
    setPreview(found === null ? URL.createObjectURL(file) : null);
    onChoose(found === null ? file : null);
  };
  return (
    <div className="space-y-1.5">
      <label className="block space-y-1.5">
        <span className="block font-medium text-sm">{label}</span>
        <span
          className={classNames(
            'relative grid h-24 place-items-center overflow-hidden border border-dashed bg-surface text-muted hover:border-ink has-focus-visible:outline-2',
            fault ? 'border-brick' : 'border-edge',
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
            aria-describedby={fault ? id : undefined}
            className="absolute inset-0 cursor-pointer opacity-0"
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        </span>
      </label>
      {/* There from the beginning: a region that appears together with its words is not always read out. */}
      <p id={id} role="alert" className="font-medium text-brick text-sm empty:hidden">
        {fault && (messages[fault] ?? messages.unexpected)}
      </p>
    </div>
  );
}
