'use client';

import { useState } from 'react';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { XIcon } from '@/app/_ui/icons';
import { Photo } from '@/app/_ui/photo';
import type { FormState } from '@/lib/platform/action';
import type { SentPhoto } from '../../send-photo';
import { DropZone } from '../open/drop-zone';
import { usePhotoQueue } from '../photo-queue';
import { PhotoQueueList } from '../photo-queue-list';
import type { PostWords } from './post-words';
import { ProductTags } from './product-tags';
import { type PostProducts, usePostProducts } from './use-post-products';

type PostPhoto = { id: string; key: string; width: number; height: number; blur: string; alt: string };

type PostFormProps<Value> = {
  action: (previous: FormState<Value, 'not_found'>, form: FormData) => Promise<FormState<Value, 'not_found'>>;
  pageId: string;
  /** `key` for a new update, `post` for one that exists, and its id. */
  name: 'key' | 'post';
  value: string;
  body: string;
  photos: readonly PostPhoto[];
  /** What it shows already, and what seems to be on its photos. */
  products?: PostProducts;
  /** Empties the form once it is published. */
  clear?: boolean;
  words: PostWords;
  messages: Readonly<Record<string, string>>;
};

const photosMax = 10;
const noProducts: PostProducts = { shown: [], proposed: [], standing: 'rest' };

/** Words and photos of an update. */
export function PostForm<Value>({
  action,
  pageId,
  name,
  value,
  words,
  messages,
  clear = false,
  ...given
}: PostFormProps<Value>) {
  const [photos, setPhotos] = useState<readonly PostPhoto[]>(given.photos);
  const products = usePostProducts(pageId, given.products ?? noProducts);
  const keep = async (fresh: readonly SentPhoto[]) => {
    const more = fresh.map((photo) => ({ ...photo, id: photo.mediaId, alt: '' }));
    setPhotos((now) => [...now, ...more].slice(0, photosMax));
    void products.propose(more.map(({ id }) => id).slice(0, photosMax));
    return true;
  };
  const queue = usePhotoQueue(pageId, keep, { together: true });
  return (
    <Form
      action={action}
      messages={messages}
      done={words.done}
      clearWhenDone={clear}
      onDone={() => {
        if (!clear) return;
        setPhotos([]);
        products.clear();
      }}
      className="space-y-4"
    >
      <input type="hidden" name="page" value={pageId} />
      <input type="hidden" name={name} value={value} />
      <TextArea
        name="body"
        label={words.body}
        placeholder={words.bodyHint}
        defaultValue={given.body}
        maxLength={3000}
        rows={4}
        dir="auto"
      />
      <Photos photos={photos} words={words} onRemove={(id) => setPhotos(photos.filter((photo) => photo.id !== id))} />
      <PhotoQueueList queue={queue} words={words} messages={messages} />
      <DropZone
        words={{
          title: words.photos,
          touch: words.photos,
          body: '',
          pick: words.pick,
          camera: words.camera,
          over: words.over,
        }}
        small
        onFiles={queue.add}
      />
      <ProductTags products={products} photos={photos} words={words.products} messages={messages} />
      <SubmitButton>{words.send}</SubmitButton>
    </Form>
  );
}

type PhotosProps = { photos: readonly PostPhoto[]; words: PostWords; onRemove: (id: string) => void };

function Photos({ photos, words, onRemove }: PhotosProps) {
  if (photos.length === 0) return null;
  return (
    <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4">
      {photos.map((photo, place) => (
        <li key={photo.id} className="relative overflow-hidden rounded-sm">
          {/* Without scripts it is taken off by its tick. */}
          <input
            type="checkbox"
            name="photos[]"
            value={photo.id}
            defaultChecked
            aria-label={`${words.keep} (${place + 1})`}
            className="absolute start-2 top-2 z-10 hidden size-6 accent-ink noscript:block"
          />
          <Photo media={photo} sizes="150px" widths={[192, 320]} shape="square" />
          <button
            type="button"
            aria-label={`${words.remove} (${place + 1})`}
            onClick={() => onRemove(photo.id)}
            className="absolute end-1 top-1 grid size-9 place-items-center rounded-full bg-surface shadow-card noscript:hidden"
          >
            <XIcon size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
