'use client';

import { Field } from '@/app/_ui/field';
import { SubmitButton } from '@/app/_ui/form';
import { useFieldReport } from '@/app/_ui/form-context';
import { ChevronDownIcon } from '@/app/_ui/icons';
import type { PostState } from '@/lib/shop/posts/model';
import type { PostWords } from './post-words';

type WhenFieldsProps = { state: PostState; publishAt: string; isNew: boolean; words: PostWords['when'] };

/** When a post is seen: the buttons say what each does. What is published is only saved. */
export function WhenFields({ state, publishAt, isNew, words }: WhenFieldsProps) {
  const { error } = useFieldReport('publishAt');
  if (state === 'published') {
    return (
      <SubmitButton name="as" value="keep">
        {words.save}
      </SubmitButton>
    );
  }
  const isScheduled = state === 'scheduled';
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="as" value="publish" variant={isScheduled ? 'quiet' : 'primary'}>
          {isScheduled ? words.publishNow : words.publish}
        </SubmitButton>
        <SubmitButton name="as" value="draft" variant="quiet">
          {isScheduled ? words.backToDraft : words.saveDraft}
        </SubmitButton>
        {isNew && (
          <SubmitButton name="next" value="video" variant="quiet">
            {words.addVideo}
          </SubmitButton>
        )}
      </div>
      <details open={isScheduled || error !== undefined} className="rounded-md bg-sunken px-4 open:pb-4">
        <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-2 font-medium text-sm">
          {words.later}
          <ChevronDownIcon size={16} />
        </summary>
        <div className="space-y-3">
          <Field
            type="datetime-local"
            name="publishAt"
            label={words.moment}
            hint={words.zone}
            defaultValue={publishAt}
            dir="ltr"
            className="max-w-sm"
          />
          <SubmitButton name="as" value="schedule" variant={isScheduled ? 'primary' : 'quiet'}>
            {words.schedule}
          </SubmitButton>
        </div>
      </details>
    </div>
  );
}
