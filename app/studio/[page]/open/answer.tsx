'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { countText } from '@/app/_ui/count-text';
import { CircleCheckIcon, LinkIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import type { Told } from './desk-state';
import type { DeskWords } from './desk-words';

type AnswerProps = {
  told: Told;
  /** Nothing is left on the desk. */
  empty: boolean;
  shopHref: string;
  locale: string;
  words: DeskWords['answers'];
  messages: Readonly<Record<string, string>>;
};

/** What the last button did, where it is more than a line: a refusal, or products that are on the page now. It comes into sight. */
export function Answer({ told, empty, shopHref, locale, words, messages }: AnswerProps) {
  const { answer, code } = told;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told.code !== null || told.answer?.did === 'publish') place.current?.scrollIntoView({ block: 'center' });
  }, [told]);
  const line = empty ? lineOf(told, words, locale) : null;
  return (
    <div ref={place} className="empty:hidden">
      {code !== null && <Notice tone="danger">{messages[code] ?? messages.unexpected}</Notice>}
      {line && <Notice tone="done">{line}</Notice>}
      {answer?.did === 'publish' && (
        <Published opened={answer.opened} large={answer.opened || empty} shopHref={shopHref} words={words}>
          {countText(words.published, locale, answer.count)}
          {answer.waiting.length > 0 && ` ${countText(words.waiting, locale, answer.waiting.length)}`}
        </Published>
      )}
    </div>
  );
}

/** What the last button did in one line; null when it takes more to say. */
export function lineOf({ answer }: Told, words: DeskWords['answers'], locale: string): string | null {
  const forms = {
    merge: words.merged,
    colours: words.coloured,
    split: words.split,
    price: words.priced,
    delete: words.deleted,
  };
  if (answer === null || answer.did === 'publish' || answer.did === 'save') return null;
  return countText(forms[answer.did], locale, answer.count);
}

type PublishedProps = {
  opened: boolean;
  large: boolean;
  shopHref: string;
  words: DeskWords['answers'];
  children: ReactNode;
};

function Published({ opened, large, shopHref, words, children }: PublishedProps) {
  const links = (
    <div className="flex flex-wrap gap-2">
      <a href={shopHref} className={buttonClass({ variant: large ? 'primary' : 'quiet' })}>
        {words.seeShop}
      </a>
      <CopyLink href={shopHref} words={words} />
    </div>
  );
  if (!large) {
    return (
      <Notice tone="done">
        <p className="mb-2">{children}</p>
        {links}
      </Notice>
    );
  }
  return (
    <Card role="status" className="flex animate-rise flex-col items-center gap-3 py-10! text-center">
      <CircleCheckIcon size={48} className="text-teal" />
      <h2 className="text-xl">{opened ? words.opened : children}</h2>
      {opened && (
        <p className="max-w-md text-muted">
          {children} {words.openedBody}
        </p>
      )}
      {links}
    </Card>
  );
}

function CopyLink({ href, words }: { href: string; words: DeskWords['answers'] }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(href, location.origin).href).catch(() => undefined);
    setCopied(true);
  };
  return (
    <Button variant="quiet" onClick={copy}>
      <LinkIcon size={18} />
      <span aria-live="polite">{copied ? words.copied : words.copyLink}</span>
    </Button>
  );
}
