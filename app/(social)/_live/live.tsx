'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { join } from './connection';

/** What the page does when something it shows has changed; without it the page is asked for anew. */
type Heard = (topic: string, word: string) => void;

type LiveProps = { topics: readonly string[]; onTold?: Heard };

/** A burst of changes is one look. */
const gatherMs = 150;

/**
 * Keeps what is on the screen true: what is taken back or said while somebody looks goes or comes within a moment, and at the
 * next connection for who was away. Renders nothing, and without scripts a page is as it was when it was loaded.
 */
export function Live({ topics, onTold }: LiveProps) {
  const router = useRouter();
  const told = useEffectEvent((news: readonly [topic: string, word: string][]) => {
    if (!onTold) router.refresh();
    else for (const [topic, word] of news) onTold(topic, word);
  });
  const asked = topics.join(' ');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gathered = new Map<string, [topic: string, word: string]>();
    const leave = join({
      topics: asked.split(' ').filter(Boolean),
      told: (topic, word) => {
        gathered.set(`${topic} ${word}`, [topic, word]);
        clearTimeout(timer);
        timer = setTimeout(() => {
          const news = [...gathered.values()];
          gathered.clear();
          told(news);
        }, gatherMs);
      },
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [asked]);
  return null;
}
