import { CheckIcon, PlusIcon } from '@/app/_ui/buying-icons';
import type { FormState } from '@/lib/platform/action';
import { Toggle } from '../_regard/toggle';

type Answer = FormState<{ following: boolean }, 'not_found'>;

type FollowButtonProps = {
  action: (previous: Answer, form: FormData) => Promise<Answer>;
  /** What is followed: the name of the field and its id. */
  field: 'page' | 'person';
  id: string;
  following: boolean;
  words: { follow: string; following: string };
  messages: Readonly<Record<string, string>>;
};

/** Follows and stops following. */
export function FollowButton({ action, field, id, following, words, messages }: FollowButtonProps) {
  return (
    <Toggle
      action={action}
      fields={{ [field]: id }}
      field="follow"
      said="following"
      on={following}
      icon={<PlusIcon size={18} />}
      iconOn={<CheckIcon size={18} />}
      words={{ off: words.follow, on: words.following }}
      look={{ variant: 'primary' }}
      messages={messages}
    />
  );
}
