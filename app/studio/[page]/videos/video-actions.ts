'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { describeVideo, setPoster } from '@/lib/shop/videos/describe-video';
import { DescribeVideo, SetPoster, SetVideos, TakeOffVideo } from '@/lib/shop/videos/schema';
import { setVideos } from '@/lib/shop/videos/set-videos';
import { takeVideoOffPost } from '@/lib/shop/videos/take-off-post';
import { owner } from '../../owner';

/** Puts the videos of a product in order, or takes one off. */
export const arrangeVideos = formAction(SetVideos, owner, async (actor, input) => {
  const set = await setVideos(actor, input);
  refresh();
  return set;
});

/** Says what a video shows, what is said in it, and which picture stands for it. */
export const describeTheVideo = formAction(DescribeVideo, owner, async (actor, input) => {
  const described = await describeVideo(actor, input);
  if (described.ok) refresh();
  return described;
});

/** Puts the picture in front of a video that was drawn of it when it came. */
export const posterTheVideo = formAction(SetPoster, owner, async (actor, input) => {
  const set = await setPoster(actor, input);
  refresh();
  return set;
});

/** Takes the video off a post. */
export const takeVideoOff = formAction(TakeOffVideo, owner, async (actor, input) => {
  const taken = await takeVideoOffPost(actor, input);
  refresh();
  return taken;
});
