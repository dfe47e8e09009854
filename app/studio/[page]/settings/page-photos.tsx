'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/app/_ui/button';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { ImagePlusIcon } from '@/app/_ui/icons';
import { Photo } from '@/app/_ui/photo';
import type { OwnedPhoto } from '@/lib/shop/ownership/queries';
import { setPhotoOfPage } from '../../photo-actions';
import { photoTypes, sendPhoto } from '../../send-photo';

type Words = Record<'logo' | 'cover' | 'choose' | 'replace' | 'remove' | 'uploading', string>;

type PagePhotosProps = {
  pageId: string;
  logo: OwnedPhoto | null;
  cover: OwnedPhoto | null;
  words: Words;
  messages: Readonly<Record<string, string>>;
};

/** The logo and the cover of a page, each changed as soon as a photo is chosen. */
export function PagePhotos({ pageId, logo, cover, words, messages }: PagePhotosProps) {
  const shared = { pageId, words, messages };
  return (
    <div className="grid gap-6 sm:grid-cols-[auto_1fr]">
      <Place place="logo" label={words.logo} photo={logo} {...shared} />
      <Place place="cover" label={words.cover} photo={cover} {...shared} />
    </div>
  );
}

type PlaceProps = Pick<PagePhotosProps, 'pageId' | 'words' | 'messages'> & {
  place: 'logo' | 'cover';
  label: string;
  photo: OwnedPhoto | null;
};

function Place({ pageId, place, label, photo, words, messages }: PlaceProps) {
  const [code, setCode] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const hang = async (mediaId: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ page: pageId, place, media: mediaId })) form.set(name, value);
    const set = await setPhotoOfPage(null, form).catch(() => null);
    setCode(set?.ok ? null : (set?.code ?? 'upload_failed'));
  };
  const choose = (file: File | undefined) => {
    if (!file) return;
    startTransition(async () => {
      const sent = await sendPhoto(pageId, file);
      if (sent.ok) await hang(sent.photo.mediaId);
      else setCode(sent.code);
    });
  };
  return (
    <div className="space-y-2">
      <h2 className="font-medium text-sm">{label}</h2>
      <div
        className={classNames(
          'grid place-items-center overflow-hidden bg-sunken text-muted',
          place === 'logo' ? 'size-28 rounded-full' : 'h-28 w-full rounded-md',
          pending && 'animate-pulse-soft',
        )}
      >
        {photo ? (
          <Photo
            media={{ ...photo, alt: '' }}
            shape="fill"
            sizes={place === 'logo' ? '112px' : '480px'}
            widths={[192, 320, 640]}
          />
        ) : (
          <ImagePlusIcon />
        )}
      </div>
      <div className="flex flex-wrap gap-1 noscript:hidden">
        <label className={classNames(buttonClass({ variant: 'quiet', size: 'small' }), 'has-focus-visible:outline-2')}>
          {pending ? words.uploading : photo ? words.replace : words.choose}
          <input
            type="file"
            accept={photoTypes}
            aria-label={`${label}: ${photo ? words.replace : words.choose}`}
            className="sr-only"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </label>
        {photo && (
          <Button variant="plain" size="small" onClick={() => startTransition(() => hang(''))}>
            {words.remove}
          </Button>
        )}
      </div>
      {code && (
        <p role="alert" className="text-brick text-sm">
          {messages[code] ?? messages.unexpected}
        </p>
      )}
    </div>
  );
}
