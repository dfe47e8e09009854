'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { Notice } from '@/app/_ui/notice';
import { Live } from '../_live/live';
import { Composer, type ComposerWords } from './composer';
import { Log } from './log';
import { Outgoing, type OutgoingWords } from './outgoing';
import { type Send, useOutbox } from './use-outbox';

type SpeakingProps = {
  /** The topic of the conversation, and the word by which its other side is heard writing; null where she does not want to see it. */
  topic: string;
  hears: string | null;
  /** Where to say that one is writing; null where nobody is told. */
  tells: string | null;
  log: Omit<Parameters<typeof Log>[0], 'after'>;
  /** What is written with; null where nothing may be. */
  composer: { send: Send; fields: Readonly<Record<string, string>>; firstKey: string } | null;
  messages: Readonly<Record<string, string>>;
  words: OutgoingWords & ComposerWords & { typing: string; offline: string; closed: string };
  tools?: ReactNode;
  children?: ReactNode;
};

/** For how long somebody is shown as writing after a sign of it, and how often such a sign is given. */
const typingMs = 5_000;
const signMs = 3_000;

/** What was said and the field for more: what the other side says comes in by itself, what one writes is there at once. */
export function Speaking({ topic, hears, tells, log, composer, messages, words, tools, children }: SpeakingProps) {
  const router = useRouter();
  const [typing, setTyping] = useState(false);
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({});
  const offline = useOffline();
  const until = useRef<ReturnType<typeof setTimeout>>(undefined);
  const signed = useRef(0);
  const outbox = useOutbox(topic, composer?.send ?? nothing);
  const told = (_topic: string, word: string) => {
    if (!word.startsWith('typing:')) router.refresh();
    // Her own signs come back to her, and what was read ends nobody's writing.
    if (word !== hears && word !== 'said') return;
    clearTimeout(until.current);
    setTyping(word === hears);
    if (word === hears) until.current = setTimeout(() => setTyping(false), typingMs);
  };
  const sign = () => {
    if (tells === null || Date.now() - signed.current < signMs) return;
    signed.current = Date.now();
    fetch(tells, { method: 'POST', body: new FormData(), keepalive: true }).catch(() => undefined);
  };
  const edit = (key: string, fields: Readonly<Record<string, string>>) => {
    outbox.drop(key);
    setDraft(fields);
  };
  return (
    <>
      <Live topics={[topic]} onTold={told} />
      <Log
        {...log}
        after={
          <>
            <Outgoing
              waiting={outbox.waiting}
              again={outbox.again}
              drop={outbox.drop}
              edit={edit}
              messages={messages}
              words={words}
            />
            <p aria-live="polite" className={classNames('mt-2 min-h-5 text-muted text-sm', !typing && 'invisible')}>
              {typing && words.typing}
            </p>
          </>
        }
      />
      {offline && (
        <div className="px-4 pb-2">
          <Notice>{words.offline}</Notice>
        </div>
      )}
      {composer ? (
        <Composer
          {...composer}
          messages={messages}
          words={words}
          draft={draft}
          tag={log.tag}
          onSend={outbox.add}
          onTyping={sign}
          tools={tools}
        >
          {children}
        </Composer>
      ) : (
        <p className="border-line border-t px-4 py-5 text-center text-muted">{words.closed}</p>
      )}
    </>
  );
}

const nothing: Send = async () => null;

function useOffline(): boolean {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return offline;
}
