'use client';

import { useEffect, useRef, useState } from 'react';
import { type CountForms, countText } from '@/app/_ui/count-text';
import { Photo, type PhotoMedia } from '@/app/_ui/photo';
import { tryTheRules } from './actions';

type PreviewWords = { title: string; none: string; unfinished: string; counts: CountForms };
type Found = { count: number; first: readonly { id: string; title: string; media: PhotoMedia | null }[] };

/** How long nothing is typed before the rules are tried. */
const restMs = 400;

/** What the rules of the form around it find now, asked again with every change of them; only with scripts. */
export function RulePreview({ locale, words }: { locale: string; words: PreviewWords }) {
  const place = useRef<HTMLElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let asked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const mine = ++asked;
      const answer = await tryTheRules(null, new FormData(form)).catch(() => null);
      if (mine === asked) setFound(answer?.ok ? answer.value : null);
    };
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, restMs);
    };
    form.addEventListener('input', changed);
    return () => {
      asked = -1;
      clearTimeout(timer);
      form.removeEventListener('input', changed);
    };
  }, []);
  const said = found === null ? words.unfinished : found.count === 0 ? words.none : null;
  return (
    <section ref={place} aria-label={words.title} className="space-y-3 rounded-md bg-sunken p-4 noscript:hidden">
      <p role="status" className="font-medium text-sm">
        {said ?? countText(words.counts, locale, found?.count ?? 0)}
      </p>
      <ul className="grid grid-cols-3 gap-2 empty:hidden sm:grid-cols-6">
        {found?.first.map(({ id, title, media }) => (
          <li key={id} className="min-w-0 space-y-1">
            {media && <Photo media={{ ...media, alt: '' }} sizes="96px" widths={[96, 192]} className="rounded-sm" />}
            <bdi className="block truncate text-xs">{title}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
