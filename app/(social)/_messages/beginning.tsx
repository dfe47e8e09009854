'use client';

import { type ReactNode, useState } from 'react';
import { Composer, type ComposerWords } from './composer';
import { Outgoing, type OutgoingWords } from './outgoing';
import { type Send, useOutbox } from './use-outbox';

type BeginningProps = {
  composer: { send: Send; fields: Readonly<Record<string, string>>; firstKey: string };
  messages: Readonly<Record<string, string>>;
  words: OutgoingWords & ComposerWords;
  /** The reader's language, for numbers. */
  tag: string;
  hint: string;
  /** What it is about. */
  children?: ReactNode;
};

/** The first message of a conversation: once it is taken, the conversation opens. */
export function Beginning({ composer, messages, words, hint, tag, children }: BeginningProps) {
  const { waiting, add, again, drop } = useOutbox(`new ${composer.fields.page ?? composer.fields.to}`, composer.send);
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({});
  const edit = (key: string, fields: Readonly<Record<string, string>>) => {
    drop(key);
    setDraft(fields);
  };
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto px-4 py-4">
        <p className="mx-auto mb-auto max-w-sm py-4 text-center text-muted text-sm">{hint}</p>
        <Outgoing waiting={waiting} again={again} drop={drop} edit={edit} messages={messages} words={words} />
      </div>
      <Composer
        {...composer}
        messages={messages}
        words={words}
        draft={draft}
        tag={tag}
        onSend={add}
        onTyping={() => undefined}
      >
        {children}
      </Composer>
    </>
  );
}
