'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { CircleCheckIcon, LinkIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import { countText } from '../../count-forms';
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

/** What the last button did: a refusal, a line, or, when the shop has just opened, the moment itself. */
export function Answer({ told, empty, shopHref, locale, words, messages }: AnswerProps) {
  const { answer, code } = told;
  if (code !== null) return <Notice tone="danger">{messages[code] ?? messages.unexpected}</Notice>;
  if (answer === null) return null;
  const said = (forms: DeskWords['answers']['merged']) => countText(forms, locale, answer.count);
  switch (answer.did) {
    case 'publish':
      return (
        <Published opened={answer.opened} large={answer.opened || empty} shopHref={shopHref} words={words}>
          {said(words.published)}
          {answer.waiting.length > 0 && ` ${countText(words.waiting, locale, answer.waiting.length)}`}
        </Published>
      );
    case 'merge':
      return <Notice tone="done">{said(words.merged)}</Notice>;
    case 'split':
      return <Notice tone="done">{said(words.split)}</Notice>;
    case 'price':
      return <Notice tone="done">{said(words.priced)}</Notice>;
    case 'delete':
      return <Notice tone="done">{said(words.deleted)}</Notice>;
    case 'save':
      return null;
  }
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
