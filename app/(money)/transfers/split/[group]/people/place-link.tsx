'use client';

import { useActionState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { CopyText } from '@/app/_ui/copy-text';
import { Notice } from '@/app/_ui/notice';
import { makeLink } from '../../actions';

type PlaceLinkProps = {
  groupId: string;
  memberId: string;
  messages: Readonly<Record<string, string>>;
  words: Record<'make' | 'link' | 'once' | 'copy' | 'copied', string>;
};

/** Makes the link by which somebody takes her place over, and shows it in the answer, which is the one time it can be seen. */
export function PlaceLink({ groupId, memberId, messages, words }: PlaceLinkProps) {
  const [state, make, pending] = useActionState(makeLink, null);
  return (
    <form action={make} className="space-y-2">
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="memberId" value={memberId} />
      {state?.ok && (
        <Notice tone="done">
          <span className="block font-medium">{words.link}</span>
          <span className="flex items-center gap-2">
            <bdi dir="ltr" data-place-link className="wrap-anywhere min-w-0 flex-1 select-all">
              {state.value.url}
            </bdi>
            <CopyText text={state.value.url} label={words.copy} copied={words.copied} />
          </span>
          <span className="block text-sm">{words.once}</span>
        </Notice>
      )}
      {state && !state.ok && <Notice tone="danger">{messages[state.code] ?? messages.unexpected}</Notice>}
      <button type="submit" disabled={pending} className={buttonClass({ variant: 'quiet', size: 'small' })}>
        {words.make}
      </button>
    </form>
  );
}
