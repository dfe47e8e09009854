'use client';

import { useEffect, useRef, useState } from 'react';
import { PlayIcon } from '@/app/_ui/icons';
import type { VideoView } from '@/lib/shop/catalog/model';
import { captionsPath, videoPath } from '@/lib/shop/videos/model';

type VideoSlideProps = { video: VideoView; poster: string | null; play: string; captions: string };

/**
 * A video under its poster. It plays when somebody says so and never by itself; nothing of it is fetched before. Pushed out of sight it
 * stops. Without script the browser's own controls do it.
 */
export function VideoSlide({ video, poster, play, captions }: VideoSlideProps) {
  const player = useRef<HTMLVideoElement>(null);
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    const { current } = player;
    if (!current) return;
    const watch = new IntersectionObserver(([seen]) => {
      if (seen && !seen.isIntersecting) current.pause();
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <div className="relative h-full w-full bg-sunken">
      <video
        ref={player}
        controls
        preload="none"
        playsInline
        width={video.width}
        height={video.height}
        src={videoPath(video)}
        aria-label={video.alt}
        onPlay={() => setBegun(true)}
        className="h-full w-full object-contain"
        {...(poster && { poster: `/media/${poster}/960` })}
      >
        {video.captionsLanguage && (
          <track kind="captions" src={captionsPath(video)} srcLang={video.captionsLanguage} label={captions} default />
        )}
      </video>
      {!begun && (
        <button
          type="button"
          aria-label={play}
          onClick={() => void player.current?.play()}
          className="absolute inset-0 m-auto grid size-16 place-items-center rounded-full bg-surface/90 text-ink shadow-card hover:bg-surface noscript:hidden"
        >
          <PlayIcon size={28} />
        </button>
      )}
    </div>
  );
}
