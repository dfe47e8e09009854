'use client';

import { useState } from 'react';
import { TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { XIcon } from '@/app/_ui/icons';
import type { FormState } from '@/lib/platform/action';
import type { PostState } from '@/lib/shop/posts/model';
import type { SentPhoto } from '../../send-photo';
import { DropZone } from '../open/drop-zone';
import { usePhotoQueue } from '../photo-queue';
import { PhotoQueueList } from '../photo-queue-list';
import type { PostWords } from './post-words';
import { ProductTags } from './product-tags';
import { TaggedPhoto } from './tagged-photo';
import { noProducts, type PostProducts, usePostProducts } from './use-post-products';
import { WhenFields } from './when-fields';

type PostPhoto = { id: string; key: string; width: number; height: number; blur: string; alt: string };

type PostFormProps<Value extends { state: PostState }, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  pageId: string;
  /** `key` for a new post, `post` for one that exists, and its id. */
  name: 'key' | 'post';
  value: string;
  body: string;
  /** What it is now; a new one is like a draft. */
  state: PostState;
  /** The moment it is scheduled for, as the clock of the page shows it; empty for none. */
  publishAt: string;
  photos: readonly PostPhoto[];
  /** What it shows already, and what seems to be on its photos. */
  products?: PostProducts;
  /** Empties the form once it is kept. */
  clear?: boolean;
  words: PostWords;
  messages: Readonly<Record<string, string>>;
};

const photosMax = 10;

/** Words and photos of a post, what is on them, and when it is seen. */
export function PostForm<Value extends { state: PostState }, Code extends string>({
  action,
  pageId,
  name,
  value,
  words,
  messages,
  clear = false,
  ...given
}: PostFormProps<Value, Code>) {
  const [photos, setPhotos] = useState<readonly PostPhoto[]>(given.photos);
  const products = usePostProducts(pageId, given.products ?? noProducts);
  const [kept, setKept] = useState<PostState | 'saved'>(given.state);
  // What it was when it was sent: by the time the answer is here, what is given tells what it has become.
  const [was, setWas] = useState(given.state);
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
      done={words.done[kept]}
      clearWhenDone={clear}
      onDone={({ state }) => {
        setKept(was === 'published' ? 'saved' : state);
        if (!clear) return setWas(state);
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
      <Photos
        pageId={pageId}
        photos={photos}
        products={products}
        words={words}
        messages={messages}
        onRemove={(id) => setPhotos(photos.filter((photo) => photo.id !== id))}
      />
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
      <WhenFields state={given.state} publishAt={given.publishAt} isNew={name === 'key'} words={words.when} />
    </Form>
  );
}

type PhotosProps = {
  pageId: string;
  photos: readonly PostPhoto[];
  products: ReturnType<typeof usePostProducts>;
  words: PostWords;
  messages: Readonly<Record<string, string>>;
  onRemove: (id: string) => void;
};

function Photos({ photos, words, onRemove, ...given }: PhotosProps) {
  if (photos.length === 0) return null;
  return (
    <ul className="grid items-start gap-3 sm:grid-cols-2">
      {photos.map((photo, place) => (
        <li key={photo.id} className="relative">
          {/* Without scripts it is taken off by its tick. */}
          <input
            type="checkbox"
            name="photos[]"
            value={photo.id}
            defaultChecked
            aria-label={`${words.keep} (${place + 1})`}
            className="absolute start-2 top-2 z-10 hidden size-6 accent-ink noscript:block"
          />
          <TaggedPhoto {...given} photo={photo} number={place + 1} words={words.tags} />
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
