'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { ImagePlusIcon } from '@/app/_ui/icons';

/** Where photographs are chosen. Without scripts the files go along with the form, and their names are to be seen. */
export function PhotoField({ label, onChoose }: { label: string; onChoose: (files: readonly File[]) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const take = () => {
    const files = [...(field.current?.files ?? [])];
    if (field.current) field.current.value = '';
    if (files.length > 0) onChoose(files);
  };
  // What was chosen before scripts were there.
  const chosenBefore = useEffectEvent(take);
  useEffect(() => chosenBefore(), []);
  return (
    <label className="grid min-h-11 min-w-11 shrink-0 cursor-pointer place-items-center rounded-full focus-within:outline-2 focus-within:outline-teal hover:bg-sunken noscript:rounded-md">
      <ImagePlusIcon />
      <input
        ref={field}
        type="file"
        name="photo[]"
        aria-label={label}
        accept="image/jpeg,image/png,image/webp"
        multiple
        onChange={take}
        className="sr-only noscript:not-sr-only noscript:max-w-40 noscript:text-sm"
      />
    </label>
  );
}
