'use client';

import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { ImagePlusIcon } from '@/app/_ui/icons';
import type { Waiting } from './use-outbox';
import { previewOf } from './use-photos';

export type OutgoingWords = {
  send: string;
  sending: string;
  notSent: string;
  again: string;
  edit: string;
  discard: string;
};

type OutgoingProps = {
  waiting: readonly Waiting[];
  again: (key: string) => void;
  edit: (key: string, fields: Readonly<Record<string, string>>) => void;
  drop: (key: string) => void;
  messages: Readonly<Record<string, string>>;
  words: OutgoingWords;
};

/** What is on its way, and what could not be sent, with why and what to do: nothing that was written is lost. */
export function Outgoing({ waiting, again, edit, drop, messages, words }: OutgoingProps) {
  const action = buttonClass({ variant: 'plain', size: 'small' });
  return (
    <ol className="mt-2 space-y-2">
      {waiting.map(({ key, fields, fault }) => (
        <li key={key} className="ms-auto flex max-w-[85%] flex-col items-end gap-0.5 md:max-w-[75%]">
          {fields.photos && <Photos ids={fields.photos.split(' ')} />}
          {fields.words && (
            <p
              dir="auto"
              className={classNames(
                'wrap-anywhere whitespace-pre-line rounded-lg px-3.5 py-2',
                fault === null ? 'bg-teal-soft opacity-70' : 'bg-brick-soft',
              )}
            >
              {fields.words}
            </p>
          )}
          {fault === null ? (
            <span className="px-1 text-muted text-xs">{words.sending}</span>
          ) : (
            <div role="alert" className="text-end text-brick text-sm">
              <p className="px-1">{messages[fault] ?? messages.unexpected ?? words.notSent}</p>
              <button type="button" className={action} onClick={() => again(key)}>
                {words.again}
              </button>
              <button type="button" className={action} onClick={() => edit(key, fields)}>
                {words.edit}
              </button>
              <button type="button" className={action} onClick={() => drop(key)}>
                {words.discard}
              </button>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What goes along, as far as this window still has it to show. */
function Photos({ ids }: { ids: readonly string[] }) {
  return (
    <div className="flex flex-wrap justify-end gap-1 opacity-70">
      {ids.map((id) => {
        const preview = previewOf(id);
        return preview ? (
          // biome-ignore lint/performance/noImgElement: it lies in this window's memory
          <img key={id} src={preview} alt="" className="size-24 rounded-md object-cover" />
        ) : (
          <span key={id} className="grid size-24 place-items-center rounded-md bg-sunken text-muted">
            <ImagePlusIcon />
          </span>
        );
      })}
    </div>
  );
}
