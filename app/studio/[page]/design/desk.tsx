'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { FormState } from '@/lib/platform/action';
import type { PageRefusal } from '@/lib/shop/ownership/model';

type Saved = { published: boolean };
type Words = Record<'save' | 'publish' | 'saved' | 'published' | 'preview' | 'phone' | 'desktop', string>;
type DeskProps = {
  action: (previous: FormState<Saved, PageRefusal>, form: FormData) => Promise<FormState<Saved, PageRefusal>>;
  messages: Readonly<Record<string, string>>;
  words: Words;
  /** The page by its draft, in each language, and what that language is called. */
  previews: readonly { href: string; label: string; lang: string }[];
  children: ReactNode;
};

/** Milliseconds without a change after which the draft is kept and shown. */
const restMs = 700;

/**
 * The form of a design beside its page. With a script every change is kept as the draft by itself and seen at once; without
 * one the buttons do both.
 */
export function Desk({ action, messages, words, previews, children }: DeskProps) {
  const [turn, setTurn] = useState(0);
  const [said, setSaid] = useState('');
  const [isPhone, setPhone] = useState(true);
  const [language, setLanguage] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useRef<HTMLDivElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save.current?.querySelector('button')?.click(), restMs);
  };
  const shown = previews[language];
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <div onInput={soon} className="min-w-0">
        <Form
          action={action}
          messages={messages}
          onDone={({ published }) => {
            setTurn((last) => last + 1);
            setSaid(published ? words.published : words.saved);
          }}
        >
          {children}
          <div className="sticky bottom-16 z-10 flex flex-wrap items-center gap-3 rounded-md bg-surface p-3 shadow-card md:bottom-4">
            <div ref={save}>
              <SubmitButton variant="quiet">{words.save}</SubmitButton>
            </div>
            <SubmitButton name="publish" value="1">
              {words.publish}
            </SubmitButton>
            <p role="status" className="text-muted text-sm">
              {said}
            </p>
          </div>
        </Form>
      </div>
      {shown && (
        <section aria-label={words.preview} className="min-w-0 space-y-3 lg:sticky lg:top-48">
          <div className="flex flex-wrap gap-2">
            {[true, false].map((phone) => (
              <button
                key={String(phone)}
                type="button"
                aria-pressed={phone === isPhone}
                onClick={() => setPhone(phone)}
                className={buttonClass({ variant: phone === isPhone ? 'primary' : 'quiet' })}
              >
                {phone ? words.phone : words.desktop}
              </button>
            ))}
            {previews.map((one, at) => (
              <button
                key={one.href}
                type="button"
                lang={one.lang}
                aria-pressed={at === language}
                onClick={() => setLanguage(at)}
                className={buttonClass({ variant: at === language ? 'primary' : 'quiet' })}
              >
                {one.label}
              </button>
            ))}
          </div>
          <div className="overflow-x-auto rounded-md border border-line bg-sunken">
            <iframe
              key={`${shown.href} ${turn}`}
              title={words.preview}
              src={`${shown.href}?design=draft`}
              className={isPhone ? 'mx-auto h-180 w-97.5 bg-paper' : 'h-180 w-7xl bg-paper'}
            />
          </div>
        </section>
      )}
    </div>
  );
}
