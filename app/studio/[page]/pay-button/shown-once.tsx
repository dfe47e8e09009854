'use client';

import type { ReactNode } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { CopyText } from '@/app/_ui/copy-text';
import { useForm } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';

type Made = { secret: string; publishable?: string; siteId?: string };

/** What is said around a key. */
export type KeyWords = Record<'once' | 'secret' | 'publishable' | 'copy' | 'copied' | 'onward', string>;

/**
 * The fields of a form that makes keys, and in their place the keys once they are made: a second press would make others. They are read
 * here and nowhere again, with and without script. `home` is where sites stand; without a new site it is where to go on.
 */
export function ShownOnce({ home, words, children }: { home: string; words: KeyWords; children: ReactNode }) {
  const { state } = useForm();
  const made = state?.ok ? keysIn(state.value) : null;
  if (!made) return children;
  return (
    <div className="space-y-4" data-said>
      <Notice tone="done">{words.once}</Notice>
      <Key label={words.secret} text={made.secret} words={words} />
      {made.publishable && <Key label={words.publishable} text={made.publishable} words={words} />}
      <a href={made.siteId ? `${home}/${made.siteId}` : home} className={buttonClass({ variant: 'quiet' })}>
        {words.onward}
      </a>
    </div>
  );
}

function Key({ label, text, words }: { label: string; text: string; words: KeyWords }) {
  return (
    <div>
      <p className="text-muted text-sm">{label}</p>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <code dir="ltr" className="min-w-0 break-all">
          {text}
        </code>
        <CopyText text={text} label={words.copy} copied={words.copied} />
      </p>
    </div>
  );
}

function keysIn(value: unknown): Made | null {
  return typeof value === 'object' && value !== null && 'secret' in value ? (value as Made) : null;
}
