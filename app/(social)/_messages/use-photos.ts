'use client';

import { useState } from 'react';
import { photosMax } from '@/lib/social/messages/photos/model';
import { sendPhoto } from './send-photo';

/** A photograph that was chosen for the message one writes: how much of it has arrived, then its id, or why it was not taken. */
export type ChosenPhoto = {
  readonly key: string;
  readonly name: string;
  readonly share: number;
  readonly id: string | null;
  readonly fault: string | null;
  /** What is to be seen on it. */
  readonly seen: string;
};

/** Pictures of what was chosen in this window, by id and before that by key: nothing is asked of the server to show them. */
const previews = new Map<string, string>();

/** The address of a picture that was chosen in this window; null after a reload. */
export function previewOf(name: string): string | null {
  return previews.get(name) ?? null;
}

/** Photographs for the message that is being written; each is sent as soon as it is chosen. `as` is the page it is written for. */
export function usePhotos(as: string | undefined) {
  const [photos, setPhotos] = useState<readonly ChosenPhoto[]>([]);
  const change = (key: string, part: Partial<ChosenPhoto>) =>
    setPhotos((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const begin = async (key: string, file: File) => {
    const answer = await sendPhoto({ file, ...(as && { as }) }, (share) => change(key, { share }));
    if (!answer.ok) return change(key, { fault: answer.code });
    const shown = previews.get(key);
    if (shown) previews.set(answer.id, shown);
    change(key, { id: answer.id, share: 1 });
  };
  return {
    photos,
    busy: photos.some(({ id, fault }) => id === null && fault === null),
    /** Takes files as far as there is room; answers whether there was for all. */
    add(files: readonly File[]): boolean {
      const taken = files.slice(0, Math.max(photosMax - photos.length, 0));
      const added = taken.map((file) => ({ file, key: crypto.randomUUID() }));
      for (const { file, key } of added) previews.set(key, URL.createObjectURL(file));
      setPhotos((all) => [
        ...all,
        ...added.map(({ file, key }) => ({ key, name: file.name, share: 0, id: null, fault: null, seen: '' })),
      ]);
      for (const { file, key } of added) begin(key, file).catch(() => change(key, { fault: 'unreachable' }));
      return taken.length === files.length;
    },
    drop(key: string) {
      const id = photos.find((one) => one.key === key)?.id;
      setPhotos((all) => all.filter((one) => one.key !== key));
      if (id) sendPhoto({ drop: id }, () => undefined).catch(() => undefined);
    },
    describe: (key: string, seen: string) => change(key, { seen }),
    /** The fields of what arrived, for the message that is sent now; then there is nothing chosen. */
    take(): Record<string, string> {
      const arrived = photos.filter(({ id }) => id !== null);
      setPhotos([]);
      if (arrived.length === 0) return {};
      const seen = arrived.map(({ seen }, at) => [`seen${at + 1}`, seen]);
      return { photos: arrived.map(({ id }) => id).join(' '), ...Object.fromEntries(seen) };
    },
    /** Puts back those of a message that is to be written anew. */
    restore(fields: Readonly<Record<string, string>>) {
      const ids = fields.photos?.split(' ') ?? [];
      setPhotos(
        ids.map((id, at) => ({ key: id, name: '', share: 1, id, fault: null, seen: fields[`seen${at + 1}`] ?? '' })),
      );
    },
  };
}
