'use client';

import type { ReactNode } from 'react';
import { Composer } from './composer';
import { Outgoing, type OutgoingWords } from './outgoing';
import { type Send, useOutbox } from './use-outbox';

type BeginningProps = {
  composer: { send: Send; fields: Readonly<Record<string, string>>; firstKey: string };
  messages: Readonly<Record<string, string>>;
  words: OutgoingWords & { field: string };
  hint: string;
  /** What it is about. */
  children?: ReactNode;
};

/** The first message of a conversation: once it is taken, the conversation opens. */
export function Beginning({ composer, messages, words, hint, children }: BeginningProps) {
  const { waiting, add, again, drop } = useOutbox(`new ${composer.fields.page ?? composer.fields.to}`, composer.send);
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto px-4 py-4">
        <p className="mx-auto mb-auto max-w-sm py-4 text-center text-muted text-sm">{hint}</p>
        <Outgoing waiting={waiting} again={again} drop={drop} edit={drop} messages={messages} words={words} />
      </div>
      <Composer {...composer} messages={messages} words={words} draft="" onSend={add} onTyping={() => undefined}>
        {children}
      </Composer>
    </>
  );
}
