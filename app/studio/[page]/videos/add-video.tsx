'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { Notice } from '@/app/_ui/notice';
import { useDroppedFiles } from '@/app/_ui/use-dropped-files';
import { isVideo, sendVideo, type VideoBringer, type VideoStep } from './send-video';
import { posterTheVideo } from './video-actions';
import type { VideoWords } from './video-words';

/** What a browser may pick; what a file is, its bytes say. */
const videoTypes = 'video/mp4,video/quicktime,video/webm,.mp4,.mov,.webm';

type AddVideoProps = {
  pageId: string;
  to: VideoBringer;
  words: VideoWords;
  messages: Readonly<Record<string, string>>;
};

/** Takes a video: dropped here, picked, or filmed now; and tells how far it is. */
export function AddVideo({ pageId, to, words, messages }: AddVideoProps) {
  const [step, setStep] = useState<VideoStep | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const router = useRouter();
  const send = async (file: File | undefined) => {
    if (!file || step !== null) return;
    setFault(null);
    const sent = await sendVideo(pageId, to, file, setStep);
    if (!sent.ok) setFault(sent.code);
    else if (sent.video.poster) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ page: pageId, video: sent.video.id, poster: sent.video.poster }))
        form.set(name, value);
      await posterTheVideo(null, form).catch(() => null);
    }
    setStep(null);
    router.refresh();
  };
  const over = useDroppedFiles((files) => void send(files.find(isVideo)));
  return (
    <div className="space-y-3 noscript:hidden">
      <div
        className={`flex flex-wrap items-center justify-center gap-x-5 gap-y-3 rounded-lg border-2 border-dashed px-4 py-4 ${over ? 'border-teal bg-teal-soft' : 'border-edge bg-surface'}`}
      >
        <p className="pointer-coarse:hidden font-medium">{over ? words.over : words.drop}</p>
        <Picker label={words.add} disabled={step !== null} onFile={send} />
        <span className="pointer-fine:hidden">
          <Picker label={words.take} camera disabled={step !== null} onFile={send} />
        </span>
      </div>
      {step && <Step step={step} words={words} />}
      {fault && <Notice tone="danger">{messages[fault] ?? messages.unexpected}</Notice>}
    </div>
  );
}

function Step({ step, words }: { step: VideoStep; words: VideoWords }) {
  return (
    <div className="space-y-1">
      <p className="text-sm" role="status">
        {words[step.at]}
      </p>
      <progress
        aria-label={words[step.at]}
        {...(step.at === 'sending' && { value: step.share, max: 1 })}
        className="block h-1.5 w-full accent-teal"
      />
    </div>
  );
}

type PickerProps = { label: string; camera?: boolean; disabled: boolean; onFile: (file: File | undefined) => void };

function Picker({ label, camera = false, disabled, onFile }: PickerProps) {
  return (
    <label
      className={`${buttonClass({ variant: 'quiet' })} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`}
    >
      {label}
      <input
        type="file"
        accept={videoTypes}
        disabled={disabled}
        {...(camera && { capture: 'environment' as const })}
        onChange={({ currentTarget }) => {
          onFile(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
        className="sr-only"
      />
    </label>
  );
}
