import { buttonClass } from './button-class';
import { classNames } from './class-names';
import { Field } from './field';

/** What can be wrong with a picture that was sent, as the address that it comes back to says it; the route that takes it may have more. */
export const photoFaults = [
  ...(['file_empty', 'file_too_big', 'not_an_image', 'too_many_pixels', 'broken_image', 'busy'] as const),
  ...(['required', 'too_many'] as const),
] as const;

type PhotoUploadProps = { action: string; label: string; hint: string; send: string; className?: string };

/** One picture, sent by a plain form, which works in every browser. */
export function PhotoUpload({ action, label, hint, send, className }: PhotoUploadProps) {
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      className={classNames('flex flex-wrap items-end gap-3', className)}
    >
      <Field name="file" type="file" label={label} hint={hint} accept="image/jpeg,image/png,image/webp" required />
      <button type="submit" className={buttonClass({ variant: 'quiet' })}>
        {send}
      </button>
    </form>
  );
}
