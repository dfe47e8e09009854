import type { ReactNode } from 'react';
import { IntentLink } from '@/app/_ui/intent-link';
import { PersonAvatar } from '../_people/person-avatar';
import type { CardWords } from './card-words';

/** A share, drawn from its words alone: the same on every surface, and in the preview before it is shared, where `note` has no links yet. */
export function ShareCardBody({ words, note = words.note }: { words: CardWords; note?: ReactNode }) {
  const { by, page, photo } = words;
  const facts = [words.price, words.month].filter((fact) => fact !== null);
  return (
    <article data-taken-back className="overflow-hidden rounded-md bg-surface shadow-card">
      {photo && (
        // biome-ignore lint/performance/noImgElement: answered only to who sees the share, so nothing may keep sizes of it
        <img
          src={photo.src}
          alt=""
          width={photo.width}
          height={photo.height}
          loading="lazy"
          className="aspect-4/3 w-full bg-sunken object-cover"
        />
      )}
      <div className="space-y-3 p-4">
        <p className="flex items-center gap-2.5 text-sm">
          <PersonAvatar person={by} size="small" />
          <span className="min-w-0">
            <IntentLink href={by.href} className="font-medium underline-offset-4 hover:underline">
              <bdi>{by.name}</bdi>
            </IntentLink>
            <time dateTime={words.at} className="block text-muted text-xs">
              {words.when}
            </time>
          </span>
        </p>
        <div>
          <p className="wrap-anywhere font-semibold text-base">
            {words.href === null ? (
              <bdi>{words.title}</bdi>
            ) : (
              <IntentLink href={words.href} className="underline-offset-4 hover:underline">
                <bdi>{words.title}</bdi>
              </IntentLink>
            )}
          </p>
          {page && (
            <p className="text-muted text-sm">
              {words.from}{' '}
              <IntentLink href={page.href} className="underline-offset-4 hover:underline">
                <bdi>{page.name}</bdi>
              </IntentLink>
            </p>
          )}
          {facts.length > 0 && (
            <p className="text-muted text-sm tabular-nums">
              {facts.map((fact, at) => (
                <span key={fact}>
                  {at > 0 && ' · '}
                  <bdi>{fact}</bdi>
                </span>
              ))}
            </p>
          )}
        </div>
        {words.note && (
          <p dir="auto" className="wrap-anywhere whitespace-pre-line">
            {note}
          </p>
        )}
      </div>
    </article>
  );
}
