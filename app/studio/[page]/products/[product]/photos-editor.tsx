'use client';

import { useState, useTransition } from 'react';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ArrowLeftIcon, ArrowRightIcon, StarIcon, XIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import { Photo } from '@/app/_ui/photo';
import type { OwnedPhoto } from '@/lib/shop/ownership/queries';
import { DropZone } from '../../open/drop-zone';
import { usePhotoQueue } from '../../photo-queue';
import { PhotoQueueList } from '../../photo-queue-list';
import { isVideo } from '../../videos/send-video';
import { arrangePhotos, describeThePhoto } from '../actions';
import type { EditorWords } from './editor-words';

type PhotosEditorProps = {
  pageId: string;
  productId: string;
  photos: readonly OwnedPhoto[];
  words: EditorWords['photos'];
  messages: Readonly<Record<string, string>>;
};

/** The photos of a product: added, put in order by drag or by buttons, described. Each change is kept at once. */
export function PhotosEditor({ pageId, productId, photos, words, messages }: PhotosEditorProps) {
  const [pending, startTransition] = useTransition();
  const [refused, setRefused] = useState<string | null>(null);
  const ids = photos.map((photo) => photo.id);
  const keep = async (order: readonly string[]): Promise<boolean> => {
    const form = new FormData();
    form.set('page', pageId);
    form.set('product', productId);
    for (const id of order) form.append('photos[]', id);
    const answer = await arrangePhotos(null, form).catch(() => null);
    setRefused(answer?.ok ? null : (answer?.fields?.photos ?? answer?.code ?? 'unreachable'));
    return answer?.ok ?? false;
  };
  const queue = usePhotoQueue(pageId, (fresh) => keep([...ids, ...fresh.map((photo) => photo.mediaId)]), {
    together: true,
  });
  return (
    <div className="space-y-4" aria-busy={pending}>
      {refused && (
        <Notice tone="danger">
          {refused === 'too_many_items' ? messages.photos_max : (messages[refused] ?? messages.unexpected)}
        </Notice>
      )}
      {photos.length > 0 && (
        <Form action={arrangePhotos} messages={messages}>
          <input type="hidden" name="page" value={pageId} />
          <input type="hidden" name="product" value={productId} />
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4">
            {photos.map((photo, place) => (
              <PhotoItem
                key={photo.id}
                photo={photo}
                place={place}
                last={place === photos.length - 1}
                words={words}
                onDropHere={(dragged) => startTransition(async () => void (await keep(inserted(ids, dragged, place))))}
              />
            ))}
          </ul>
        </Form>
      )}
      <PhotoQueueList queue={queue} words={words} messages={messages} />
      <DropZone
        words={{
          title: words.drop,
          touch: words.touch,
          body: '',
          pick: words.add,
          camera: words.camera,
          over: words.over,
        }}
        small
        onFiles={(files) => queue.add(files.filter((file) => !isVideo(file)))}
      />
      {photos.length > 0 && <Descriptions pageId={pageId} photos={photos} words={words} messages={messages} />}
    </div>
  );
}

function inserted(ids: readonly string[], dragged: string, place: number): string[] {
  const rest = ids.filter((id) => id !== dragged);
  return [...rest.slice(0, place), dragged, ...rest.slice(place)];
}

type PhotoItemProps = {
  photo: OwnedPhoto;
  place: number;
  last: boolean;
  words: EditorWords['photos'];
  onDropHere: (dragged: string) => void;
};

const dragType = 'text/x-souk-photo';

function PhotoItem({ photo, place, last, words, onDropHere }: PhotoItemProps) {
  const button = 'grid size-9 place-items-center rounded-full bg-surface shadow-card hover:bg-sunken';
  return (
    <li
      draggable
      onDragStart={(event) => event.dataTransfer.setData(dragType, photo.id)}
      onDragOver={(event) => event.dataTransfer.types.includes(dragType) && event.preventDefault()}
      onDrop={(event) => {
        const dragged = event.dataTransfer.getData(dragType);
        if (!dragged) return;
        event.preventDefault();
        onDropHere(dragged);
      }}
      className="relative cursor-grab overflow-hidden rounded-sm"
    >
      <input type="hidden" name="photos[]" value={photo.id} />
      <Photo media={photo} sizes="(min-width: 768px) 200px, 45vw" widths={[192, 320, 640]} />
      <span className="absolute start-2 top-2 rounded-full bg-surface px-2 py-0.5 font-medium text-xs">
        {place === 0 ? words.face : place + 1}
      </span>
      <div className="absolute inset-x-2 bottom-2 flex justify-between gap-1">
        {place > 0 && (
          <>
            <Move move={`first:${photo.id}`} label={`${words.first} (${place + 1})`} className={button}>
              <StarIcon size={16} />
            </Move>
            <Move move={`earlier:${photo.id}`} label={`${words.earlier} (${place + 1})`} className={button}>
              <ArrowLeftIcon size={16} className="mirror" />
            </Move>
          </>
        )}
        {!last && (
          <Move move={`later:${photo.id}`} label={`${words.later} (${place + 1})`} className={button}>
            <ArrowRightIcon size={16} className="mirror" />
          </Move>
        )}
        <Move move={`remove:${photo.id}`} label={`${words.remove} (${place + 1})`} className={`${button} ms-auto`}>
          <XIcon size={16} />
        </Move>
      </div>
    </li>
  );
}

type MoveProps = { move: string; label: string; className: string; children: React.ReactNode };

function Move({ move, label, className, children }: MoveProps) {
  return (
    <button type="submit" name="move" value={move} aria-label={label} title={label} className={className}>
      {children}
    </button>
  );
}

function Descriptions({ pageId, photos, words, messages }: Omit<PhotosEditorProps, 'productId'>) {
  return (
    <details>
      <summary className="min-h-11 py-2.5 font-medium text-sm underline-offset-4 hover:underline">
        {words.describe}
      </summary>
      <p className="mb-3 text-muted text-sm">{words.describeHint}</p>
      <ul className="space-y-3">
        {photos.map((photo, place) => (
          <li key={photo.id} className="flex items-end gap-3">
            <span className="block w-12 shrink-0 overflow-hidden rounded-sm">
              <Photo media={{ ...photo, alt: '' }} sizes="48px" widths={[96]} shape="square" />
            </span>
            <Form
              action={describeThePhoto}
              messages={messages}
              done={words.saved}
              className="flex flex-1 flex-wrap items-end gap-2"
            >
              <input type="hidden" name="page" value={pageId} />
              <input type="hidden" name="media" value={photo.id} />
              <Field
                name="alt"
                label={`${words.describe} (${place + 1})`}
                defaultValue={photo.alt}
                maxLength={300}
                className="min-w-40 flex-1"
              />
              <SubmitButton variant="quiet">{words.save}</SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
