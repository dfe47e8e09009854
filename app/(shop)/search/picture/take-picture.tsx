'use client';

import type { Ref } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { CameraIcon, ImagePlusIcon } from '@/app/_ui/icons';
import type { PictureWords } from './picture-words';

type TakePictureProps = {
  /** What takes the focus when a picture goes. */
  ref: Ref<HTMLDivElement>;
  words: PictureWords;
  /** Whether a picture is being held over the page. */
  over: boolean;
  onFile: (file: File) => void;
};

/** The beginning: how a picture comes in. */
export function TakePicture({ ref, words, over, onFile }: TakePictureProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no field set, though it holds what belongs together
    <div
      ref={ref}
      role="group"
      aria-label={words.start}
      tabIndex={-1}
      className={classNames(
        'flex min-h-72 flex-col items-center justify-center gap-4 rounded-lg border-2 border-edge border-dashed px-6 py-10 text-center transition-colors noscript:hidden',
        over ? 'border-teal bg-teal-soft' : 'bg-surface',
      )}
    >
      <span className="grid size-20 place-items-center rounded-full bg-sunken text-muted">
        <CameraIcon size={36} />
      </span>
      <div className="space-y-1">
        <p className="font-semibold text-lg">{over ? words.over : words.start}</p>
        <p className="max-w-md text-muted">{words.startBody}</p>
      </div>
      <Pickers words={words} pick={words.pick} onFile={onFile} />
    </div>
  );
}

type PickersProps = { words: PictureWords; pick: string; quiet?: boolean; onFile: (file: File) => void };

/** The two ways by hand: a file, and on a phone a photograph taken now. */
export function Pickers({ words, pick, quiet = false, onFile }: PickersProps) {
  return (
    <div className={classNames('flex gap-2 noscript:hidden', quiet ? 'shrink-0' : 'flex-wrap justify-center')}>
      <span className="pointer-fine:hidden">
        <Picker label={words.camera} quiet={quiet} camera onFile={onFile} />
      </span>
      <Picker label={pick} quiet={quiet} onFile={onFile} />
    </div>
  );
}

type PickerProps = { label: string; quiet: boolean; camera?: boolean; onFile: (file: File) => void };

function Picker({ label, quiet, camera = false, onFile }: PickerProps) {
  return (
    <label
      className={classNames(
        buttonClass(quiet ? { variant: 'quiet', size: 'small' } : {}),
        quiet && 'min-h-11 shrink-0',
        'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
      )}
    >
      {camera ? <CameraIcon size={18} /> : <ImagePlusIcon size={18} />}
      {/* On a phone the camera stands beside the filters and the other picture, in one line. */}
      <span className={quiet && camera ? 'max-lg:sr-only' : undefined}>{label}</span>
      <input
        type="file"
        accept="image/*"
        capture={camera ? 'environment' : undefined}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          // So that the same file can be picked again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
