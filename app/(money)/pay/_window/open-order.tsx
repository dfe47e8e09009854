'use client';

import { useEffect, useState } from 'react';
import { Notice } from '@/app/_ui/notice';
import { Skeleton } from '@/app/_ui/skeleton';
import { wordOf } from '@/app/_ui/word-of';
import { openButton } from '../buy/actions';
import { showOrder } from './actions';
import { askHandler } from './by-handler';
import { namespace, readMessage } from './messages';
import { tellProblem, waitKey } from './tell-problem';

type OpenOrderProps = { words: { opening: string; problems: Readonly<Record<string, string>> } };

/** Asks the page that opened this window which order it is, and goes on to its sheet. */
export function OpenOrder({ words }: OpenOrderProps) {
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const opener = window.opener as Window | null;
    const show = async (form: FormData, how: typeof showOrder | typeof openButton = showOrder) => {
      const shown = await how(null, form).catch(() => null);
      if (shown?.ok) return location.replace(shown.value.href);
      setProblem(shown?.code ?? 'network');
      tellProblem(shown?.code ?? '', form.get('origin'));
    };
    // Handed over in the address: what stands behind # is sent to nobody, and is taken out of the bar at once.
    const handed = new URLSearchParams(location.hash.slice(1));
    const token = handed.get('token');
    if (token) {
      history.replaceState(null, '', location.pathname);
      const form = new FormData();
      form.set('clientToken', token);
      for (const name of ['challenge', 'state']) {
        const said = handed.get(name);
        if (said) form.set(name, said);
      }
      void show(form);
      return;
    }
    const asked = new URLSearchParams(location.search).get('handler');
    if (asked) {
      void askHandler(asked).then((said) => {
        if (!said) return setProblem('no_opener');
        sessionStorage.setItem(waitKey, asked);
        const form = new FormData();
        for (const [name, value] of Object.entries({ ...said, via: 'handler' })) form.set(name, value);
        void show(form);
      });
      return;
    }
    if (!opener) return setProblem('no_opener');
    const n = crypto.randomUUID();
    sessionStorage.setItem(waitKey, n);
    const listen = (event: MessageEvent) => {
      if (event.source !== opener) return;
      const said = readMessage(event.data);
      if ((said?.type !== 'init' && said?.type !== 'buy') || said.n !== n) return;
      removeEventListener('message', listen);
      const form = new FormData();
      // The browser's word, not the page's: who sent the message.
      form.set('origin', event.origin);
      if (said.type === 'buy') {
        form.set('ask', said.ask);
        return void show(form, openButton);
      }
      form.set('clientToken', said.client_token);
      form.set('challenge', said.challenge);
      void show(form);
    };
    addEventListener('message', listen);
    // Nothing secret in it, so any page may read it: whoever opened this window.
    opener.postMessage({ ns: namespace, v: 1, type: 'ready', n }, '*');
    return () => removeEventListener('message', listen);
  }, []);
  if (problem) return <Notice tone="danger">{wordOf(words.problems, problem) ?? words.problems.unexpected}</Notice>;
  return (
    <div role="status" className="space-y-4">
      <span className="sr-only">{words.opening}</span>
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-13 w-full rounded-full" />
    </div>
  );
}
