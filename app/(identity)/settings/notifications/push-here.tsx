'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { markOf, sendDrop, sendKeep, subscribeHere } from './this-browser';

type Words = Record<'on' | 'off' | 'looking' | 'blocked' | 'cannot' | 'failed' | 'turnOn' | 'turnOff', string>;
type Standing = 'looking' | 'cannot' | 'blocked' | 'off' | 'on';

type PushHereProps = {
  pushKey: string;
  /** Of all her browsers that are told; this one is on when its own is among them. */
  marks: readonly string[];
  words: Words;
};

/** Whether this browser is told, and the one button that asks it for permission. Nothing asks before it is pressed. */
export function PushHere({ pushKey, marks, words }: PushHereProps) {
  const [standing, setStanding] = useState<Standing>('looking');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let left = false;
    lookHere(marks).then(
      (found) => left || setStanding(found),
      () => left || setStanding('cannot'),
    );
    return () => {
      left = true;
    };
  }, [marks]);

  const turn = async () => {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    const next = await (standing === 'on' ? turnOff() : turnOn(pushKey)).catch(() => null);
    if (next) setStanding(next);
    else setFailed(true);
    setBusy(false);
  };

  return (
    <div className="space-y-4 noscript:hidden">
      <p role="status" className={standing === 'on' ? 'font-medium text-teal' : undefined}>
        {words[standing]}
      </p>
      {failed && <Notice tone="danger">{words.failed}</Notice>}
      {(standing === 'on' || standing === 'off') && (
        <Button variant="plain" onClick={turn} aria-busy={busy || undefined}>
          {standing === 'on' ? words.turnOff : words.turnOn}
        </Button>
      )}
    </div>
  );
}

async function lookHere(marks: readonly string[]): Promise<Standing> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'cannot';
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();
  if (!subscription || Notification.permission !== 'granted') return 'off';
  return marks.includes(await markOf(subscription.endpoint)) ? 'on' : 'off';
}

async function turnOn(pushKey: string): Promise<Standing> {
  const permission = await Notification.requestPermission();
  if (permission === 'denied') return 'blocked';
  if (permission !== 'granted') return 'off';
  await sendKeep(await subscribeHere(pushKey));
  return 'on';
}

async function turnOff(): Promise<Standing> {
  const subscription = await (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();
  if (subscription) {
    await sendDrop(subscription.endpoint);
    await subscription.unsubscribe();
  }
  return 'off';
}
