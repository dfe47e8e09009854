'use client';

import { type RefObject, useCallback, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { Notice } from '@/app/_ui/notice';
import { Skeleton } from '@/app/_ui/skeleton';
import { readFieldsMessage } from './fields-message';
import type { FieldsKind, SavedCard, SurfaceProps } from './surface';

const patienceMilliseconds = 12_000;

type Standing = 'loading' | 'ready' | 'failed' | 'offline';

/** The sandbox's card or account fields: a frame on the sandbox's own origin, so that no digit ever reaches this page. */
export function SandboxFields({
  ref,
  kind,
  clientSecret,
  locale,
  labels,
  on,
  onEnter,
  origin,
}: SurfaceProps & { origin: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const answer = useRef<((card: SavedCard | null) => void) | null>(null);
  const [round, setRound] = useState(0);
  const [standing, setStanding] = useState<Standing>('loading');
  const box = useRef<HTMLDivElement>(null);
  const [unproven, setUnproven] = useState(false);
  const address = { kind, origin, clientSecret, locale, on };

  const settle = useCallback((card: SavedCard | null) => {
    answer.current?.(card);
    answer.current = null;
  }, []);
  const reload = useCallback(() => {
    setStanding('loading');
    setRound((last) => last + 1);
  }, []);

  useImperativeHandle(ref, () => ({
    confirm() {
      setUnproven(false);
      frame.current?.contentWindow?.postMessage({ type: 'souk-fields:confirm' }, origin);
      return new Promise((resolve) => {
        settle(null);
        answer.current = resolve;
      });
    },
  }));

  const hear = useEffectEvent((event: MessageEvent) => {
    const message = readFieldsMessage(event, frame.current?.contentWindow, origin);
    if (message === null) return;
    if (message.type === 'ready') setStanding('ready');
    // Set by script: a style attribute in the page's HTML would be refused by its policy.
    if (message.type === 'resize') box.current?.style.setProperty('height', `${message.height}px`);
    if (message.type === 'enter') onEnter();
    if (message.type === 'saved') settle({ setupIntent: message.setupIntent, paymentMethod: message.paymentMethod });
    if (message.type === 'refused') settle(null);
    if (message.type === 'refused' && message.code === 'authentication_failed') {
      setUnproven(true);
      reload();
    }
  });
  useEffect(() => {
    const listen = (event: MessageEvent) => hear(event);
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  useEffect(() => {
    if (standing !== 'loading') return;
    const late = setTimeout(() => setStanding(navigator.onLine ? 'failed' : 'offline'), patienceMilliseconds);
    return () => clearTimeout(late);
  }, [standing]);
  // Only fields that were lost are fetched again: what is typed in healthy ones must not vanish with the network.
  const comeBack = useEffectEvent(() => {
    if (standing === 'failed' || standing === 'offline') reload();
  });
  useEffect(() => {
    const listen = () => comeBack();
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  }, []);

  const lost = standing === 'failed' || standing === 'offline';
  return (
    <div className="space-y-3">
      {unproven && <Notice tone="danger">{labels.authenticationFailed}</Notice>}
      {lost && (
        <Notice tone="danger">
          {labels[standing]}{' '}
          <button type="button" className={buttonClass({ variant: 'plain', size: 'small' })} onClick={reload}>
            {labels.retry}
          </button>
        </Notice>
      )}
      <div ref={box} className={classNames('relative -m-1', kind === 'bank' ? 'h-128' : 'h-66.25')} hidden={lost}>
        {standing === 'loading' && <CardFieldsSkeleton label={labels.loading} />}
        <FieldsFrame key={round} frame={frame} title={labels.title} shown={standing === 'ready'} address={address} />
      </div>
    </div>
  );
}

type FieldsFrameProps = {
  frame: RefObject<HTMLIFrameElement | null>;
  title: string;
  shown: boolean;
  address: { kind: FieldsKind; origin: string; clientSecret: string; locale: string; on: string };
};

/** The frame gets its address in the browser, because the fields answer only to the origin that shows them. */
function FieldsFrame({ frame, title, shown, address }: FieldsFrameProps) {
  const { kind, origin, clientSecret, locale, on } = address;
  useEffect(() => {
    const url = new URL(kind === 'bank' ? '/bank-fields' : '/fields', origin);
    url.searchParams.set('client_secret', clientSecret);
    url.searchParams.set('parent', location.origin);
    url.searchParams.set('locale', locale);
    url.searchParams.set('on', on);
    url.searchParams.set('theme', document.documentElement.dataset.theme ?? 'auto');
    frame.current?.setAttribute('src', url.href);
  }, [frame, kind, origin, clientSecret, locale, on]);
  return (
    <iframe
      ref={frame}
      title={title}
      referrerPolicy="origin"
      className={classNames('absolute inset-0 size-full transition-opacity', shown ? 'opacity-100' : 'opacity-0')}
    />
  );
}

/** The three fields that are coming, in their places. */
export function CardFieldsSkeleton({ label }: { label: string }) {
  return (
    <div role="status" className="absolute inset-1 grid content-start gap-x-3 gap-y-5">
      <span className="sr-only">{label}</span>
      <span className="space-y-1.5">
        <Skeleton className="h-5 w-28" />
        <Skeleton className="h-12" />
      </span>
      <span className="grid grid-cols-2 gap-3">
        <Skeleton className="mt-6 h-12" />
        <Skeleton className="mt-6 h-12" />
      </span>
    </div>
  );
}
