'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { CameraIcon, ImagePlusIcon } from '@/app/_ui/icons';
import { photoTypes } from '../../send-photo';

type DropZoneProps = {
  words: { title: string; body: string; pick: string; camera: string; over: string };
  /** Small once there is something on the desk. */
  small: boolean;
  onFiles: (files: File[]) => void;
};

/** Takes photos in every way people hold them: dropped anywhere on the page, picked, pasted, or taken now. */
export function DropZone({ words, small, onFiles }: DropZoneProps) {
  const over = useDroppedFiles(onFiles);
  return (
    <div
      className={classNames(
        'flex items-center justify-center rounded-lg border-2 border-edge border-dashed text-center transition-colors',
        small ? 'flex-wrap gap-x-5 gap-y-3 px-4 py-4' : 'min-h-72 flex-col gap-4 px-6 py-10 md:min-h-96',
        over ? 'border-teal bg-teal-soft' : 'bg-surface',
      )}
    >
      {!small && <PhotosToShop />}
      <div>
        <p className={small ? 'font-medium' : 'font-semibold text-lg'}>{over ? words.over : words.title}</p>
        {!small && <p className="mt-1 max-w-md text-muted">{words.body}</p>}
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Picker label={words.pick} primary={!small} multiple onFiles={onFiles} />
        <span className="pointer-fine:hidden">
          <Picker label={words.camera} camera onFiles={onFiles} />
        </span>
      </div>
    </div>
  );
}

type PickerProps = {
  label: string;
  primary?: boolean;
  multiple?: boolean;
  camera?: boolean;
  onFiles: (files: File[]) => void;
};

function Picker({ label, primary = false, multiple = false, camera = false, onFiles }: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <label
      className={classNames(
        buttonClass({ variant: primary ? 'primary' : 'quiet' }),
        'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
      )}
    >
      {camera ? <CameraIcon size={18} /> : <ImagePlusIcon size={18} />}
      {label}
      <input
        ref={input}
        type="file"
        accept={photoTypes}
        multiple={multiple}
        capture={camera ? 'environment' : undefined}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // So that the same file can be picked again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** Files dropped or pasted anywhere on the page; true while some are being held over it. */
function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent((files: FileList | undefined) => {
    const photos = [...(files ?? [])];
    if (photos.length > 0) onFiles(photos);
    return photos.length > 0;
  });
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const hold = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (take(event.dataTransfer?.files)) event.preventDefault();
    };
    const paste = (event: ClipboardEvent) => {
      if (take(event.clipboardData?.files)) event.preventDefault();
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, []);
  return over;
}

/** Three photographs settling under the arch of the hall. */
function PhotosToShop() {
  return (
    <svg width="148" height="108" viewBox="0 0 148 108" fill="none" aria-hidden="true">
      <path d="M30 106V62a44 44 0 0 1 88 0v44" className="fill-sunken" />
      <rect
        x="12"
        y="26"
        width="44"
        height="56"
        rx="6"
        transform="rotate(-9 12 26)"
        className="fill-surface stroke-edge"
        strokeWidth="2"
      />
      <rect
        x="92"
        y="18"
        width="44"
        height="56"
        rx="6"
        transform="rotate(8 92 18)"
        className="fill-surface stroke-edge"
        strokeWidth="2"
      />
      <rect x="51" y="30" width="48" height="60" rx="6" className="fill-paper stroke-ink" strokeWidth="2" />
      <path
        d="m57 78 12-16 9 11 5-6 10 13"
        className="stroke-ink"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="84" cy="48" r="5" className="fill-teal" />
      <path d="M8 106h132" className="stroke-edge" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
