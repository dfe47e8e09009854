'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { ImageIcon } from '@/app/_ui/buying-icons';
import { XIcon } from '@/app/_ui/icons';
import { Photo } from '@/app/_ui/photo';
import { findForTag } from './actions';
import type { PostWords } from './post-words';
import type { ShownProduct } from './use-post-products';

type FindProductProps = {
  pageId: string;
  words: PostWords['tags'];
  messages: Readonly<Record<string, string>>;
  onChoose: (product: ShownProduct) => void;
  onClose: () => void;
};

const pauseMs = 250;

/** The choice of one of the page's products by words of its title; the last changed before anything is typed. */
export function FindProduct({ pageId, words, messages, onChoose, onClose }: FindProductProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly ShownProduct[] | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    let isLate = false;
    const timer = setTimeout(
      async () => {
        const form = new FormData();
        form.set('page', pageId);
        form.set('words', text);
        const answer = await findForTag(null, form).catch(() => null);
        if (isLate) return;
        setRefused(answer?.ok ? null : (answer?.code ?? 'unreachable'));
        if (answer?.ok) setFound(answer.value);
      },
      text === '' ? 0 : pauseMs,
    );
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [pageId, text]);
  return (
    <div className="space-y-2 rounded-sm bg-sunken p-3">
      <label htmlFor={id} className="block font-medium text-sm">
        {words.choose}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          type="search"
          dir="auto"
          autoComplete="off"
          maxLength={80}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter would send the form around it.
            if (event.key === 'Enter') event.preventDefault();
            if (event.key === 'Escape') onClose();
          }}
          className="h-11 w-full min-w-0 rounded-sm border border-edge bg-surface px-3"
        />
        <button
          type="button"
          aria-label={words.close}
          onClick={onClose}
          className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-line"
        >
          <XIcon size={16} />
        </button>
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {refused ? (messages[refused] ?? messages.unexpected) : found?.length === 0 ? words.none : ''}
      </p>
      <ul>
        {found?.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              onClick={() => onChoose(one)}
              className="flex min-h-12 w-full items-center gap-3 rounded-sm px-1 py-1 text-start text-sm hover:bg-line"
            >
              <span className="grid size-10 shrink-0 place-items-center overflow-hidden rounded-sm bg-surface text-muted">
                {one.photo ? (
                  <Photo media={{ ...one.photo, alt: '' }} sizes="40px" widths={[96]} shape="square" />
                ) : (
                  <ImageIcon size={18} />
                )}
              </span>
              <bdi className="line-clamp-2 min-w-0">{one.title}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
