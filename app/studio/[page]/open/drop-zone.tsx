'use client';

import { useRef } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { CameraIcon, ImagePlusIcon } from '@/app/_ui/icons';
import { useDroppedFiles } from '@/app/_ui/use-dropped-files';
import { photoTypes } from '../../send-photo';
import { PhotosToShop } from '../photos-to-shop';

type DropZoneProps = {
  /** `touch` says it to those who cannot drop anything. */
  words: { title: string; touch: string; body: string; pick: string; camera: string; over: string };
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
        'flex items-center justify-center rounded-lg border-2 border-edge border-dashed text-center transition-colors noscript:hidden',
        small ? 'flex-wrap gap-x-5 gap-y-3 px-4 py-4' : 'min-h-72 flex-col gap-4 px-6 py-10 md:min-h-96',
        over ? 'border-teal bg-teal-soft' : 'bg-surface',
      )}
    >
      {!small && <PhotosToShop />}
      <div>
        <p className={small ? 'font-medium' : 'font-semibold text-lg'}>
          <span className="pointer-coarse:hidden">{over ? words.over : words.title}</span>
          <span className="pointer-fine:hidden">{words.touch}</span>
        </p>
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
