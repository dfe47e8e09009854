'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';

type Item = { key: string; name: string; fields: ReactNode };
type Words = { up: string; down: string; out: string; moved: string; removed: string };

/**
 * Sections in their order, changed by dragging or by the buttons of each, which say what they did. The order is that of the
 * fields; without a script a button sends the form and the server moves the section.
 */
export function SectionList({ items, words }: { items: readonly Item[]; words: Words }) {
  const [order, setOrder] = useState(items);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<string | null>(null);
  const focus = useRef<string | null>(null);
  // Moving an element takes its focus away.
  useEffect(() => {
    if (focus.current) list.current?.querySelector<HTMLElement>(`[data-button="${focus.current}"]`)?.focus();
    focus.current = null;
  });

  const changed = (next: readonly Item[], words: string) => {
    setOrder(next);
    setSaid(words);
    // The form around it keeps its draft on any change.
    setTimeout(() => list.current?.dispatchEvent(new Event('input', { bubbles: true })));
  };
  const move = (from: number, to: number, how: 'up' | 'down' | null = null) => {
    const item = order[from];
    if (!item || to < 0 || to >= order.length) return;
    if (how) focus.current = `${item.key} ${how}`;
    const rest = order.filter((one) => one !== item);
    const place = words.moved.replace('{place}', String(to + 1)).replace('{name}', item.name);
    changed([...rest.slice(0, to), item, ...rest.slice(to)], place);
  };
  const remove = (item: Item) =>
    changed(
      order.filter((one) => one !== item),
      words.removed.replace('{name}', item.name),
    );

  return (
    <>
      <ol ref={list} className="space-y-4">
        {order.map((item, at) => (
          <li
            key={item.key}
            onDragOver={(event) => {
              const from = order.findIndex(({ key }) => key === dragged.current);
              if (from === -1) return;
              event.preventDefault();
              if (from !== at) move(from, at);
            }}
            className="space-y-3 rounded-md border border-line p-3"
          >
            <div className="flex flex-wrap items-center gap-2">
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons beside it do the same by keyboard */}
              <span
                draggable
                onDragStart={() => {
                  dragged.current = item.key;
                }}
                onDragEnd={() => {
                  dragged.current = null;
                }}
                className="me-auto cursor-grab font-medium"
              >
                {item.name}
              </span>
              {(['up', 'down', 'out'] as const).map((how) => (
                <button
                  key={how}
                  type="submit"
                  name="move"
                  value={`${at}:${how}`}
                  data-button={`${item.key} ${how}`}
                  aria-label={`${words[how]}: ${item.name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    if (how === 'out') remove(item);
                    else move(at, at + (how === 'up' ? -1 : 1), how);
                  }}
                  className={buttonClass({ variant: 'quiet' })}
                >
                  {how === 'up' ? '↑' : how === 'down' ? '↓' : '×'}
                </button>
              ))}
            </div>
            {item.fields}
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
