'use client';

import type { ReactNode } from 'react';
import { byDay } from '@/lib/social/messages/model';
import { useZone } from './use-zone';

type LogProps = {
  /** Messages as they are drawn, oldest first. */
  entries: readonly { id: string; at: Date; drawn: ReactNode }[];
  label: string;
  tag: string;
  words: { today: string; yesterday: string };
  /** Stands above them: the way to those before. */
  before: ReactNode;
  /** Stands below them: what is on its way, and who is writing. */
  after: ReactNode;
};

/**
 * What was said, with a line before each day of whoever reads. It begins at its end and stays there, also without scripts, and
 * what is new is said by screen readers when they pause.
 */
export function Log({ entries, label, tag, words, before, after }: LogProps) {
  const zone = useZone();
  const plain = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const spoken = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone });
  const now = Date.now();
  const named = new Map([
    [plain.format(now), words.today],
    [plain.format(now - 86_400_000), words.yesterday],
  ]);
  return (
    <div
      role="log"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain px-4 py-4 outline-offset-[-2px]"
    >
      <div>
        {before}
        {byDay(entries, (at) => plain.format(at)).map(({ day, messages }) => (
          <div key={day}>
            <p className="sticky top-0 z-10 my-3 text-center">
              <span className="rounded-full bg-sunken px-3 py-1 text-muted text-xs">
                {named.get(day) ?? spoken.format(messages[0]?.at)}
              </span>
            </p>
            <ol className="space-y-2">
              {messages.map(({ id, drawn }) => (
                <li key={id}>{drawn}</li>
              ))}
            </ol>
          </div>
        ))}
        {after}
      </div>
    </div>
  );
}
