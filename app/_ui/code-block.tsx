import { CopyText } from './copy-text';

/** Lines for a terminal or a file, as they are; long ones wrap, and one press takes all of them along. */
export function CodeBlock({ text, label, copied }: { text: string; label: string; copied: string }) {
  return (
    <div className="space-y-1">
      <code dir="ltr" className="block whitespace-pre-wrap break-all rounded-sm bg-sunken p-3 text-start text-sm">
        {text}
      </code>
      <CopyText text={text} label={label} copied={copied} />
    </div>
  );
}
