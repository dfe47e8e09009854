import 'server-only';
import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { TurnstileFull, turnstile } from '@/lib/platform/turnstile';
import { countMp4, countWebm } from './count-entries';
import { type VideoContainer, type VideoProblem, videoBytesMax, videoSecondsMax, videoSideMax } from './model';
import { withoutUserData } from './without-user-data';

/** A video made ours: its pictures and its sound as they were, the index first, and nothing else of what was sent. */
export type PreparedVideo = {
  readonly bytes: Uint8Array;
  readonly container: VideoContainer;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly hasSound: boolean;
};

// One is held in memory whole, twice while it is written anew.
const inTurn = turnstile(1, 6, 90_000);

/** Work on one video may take this long. */
const workMsMax = 60_000;
/** More packets than a minute of any camera and its sound has. */
const packetsMax = 40_000;
/** Tracks beside the two that are kept may list theirs. */
const listedMax = 4 * packetsMax;
/** Clocks of pictures and sound do not end together. */
const secondsSpare = 0.9;

const videoCodecs = { mp4: ['avc', 'av1', 'vp9'], webm: ['vp8', 'vp9', 'av1'] } as const;
const audioCodecs = { mp4: ['aac', 'mp3', 'opus'], webm: ['opus', 'vorbis'] } as const;
/** Baseline, main, extended and high: what browsers decode of H.264. */
const avcProfiles = /^avc[13]\.(?:42|4d|58|64)/i;

/**
 * Reads a file nobody vouches for and writes its pictures and its sound into a new one, without transcoding: place, device, chapters,
 * names and whatever else stands beside them stay behind. What it is, its bytes say. Refuses what browsers cannot play, what is too long
 * or too large, and `busy` under load. What a file says it lists is counted before anything reads it, for a reader takes its word.
 */
export async function prepareVideo(read: () => Promise<Uint8Array>): Promise<Result<PreparedVideo, VideoProblem>> {
  try {
    return await inTurn(async () => {
      const bytes = await read();
      const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF, WEBM] });
      try {
        return await rewrite(input, bytes);
      } finally {
        input.dispose();
      }
    });
  } catch (error) {
    return refuse(error instanceof TurnstileFull ? 'busy' : 'broken_video');
  }
}

async function rewrite(input: Input, sent: Uint8Array): Promise<Result<PreparedVideo, VideoProblem>> {
  if (!(await input.canRead().catch(() => false))) return refuse('not_a_video');
  const container: VideoContainer = (await input.getFormat()) === WEBM ? 'webm' : 'mp4';
  const listed = container === 'webm' ? countWebm(sent, packetsMax) : countMp4(sent, listedMax);
  if (listed.index > listedMax) return refuse('broken_video');
  const tracks = await tracksOf(input, container);
  if (!tracks.ok) return tracks;
  if (listed.samples > listedMax) return refuse('broken_video');
  const { video, audio } = tracks.value;
  const both: InputTrack[] = audio ? [video, audio] : [video];
  const starts = await Promise.all(both.map((track) => track.getFirstTimestamp()));
  const start = Math.min(...starts);
  const ends = await Promise.all(both.map((track) => track.computeDuration()));
  const seconds = Math.max(...ends) - start;
  if (!(seconds > 0)) return refuse('broken_video');
  if (seconds > videoSecondsMax + secondsSpare) return refuse('video_too_long');
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  if (Math.max(width, height) > videoSideMax) return refuse('video_too_large');
  const bytes = await write(container, video, audio, start);
  if (bytes.length > videoBytesMax) return refuse('video_too_large');
  const size = { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  return ok({
    bytes,
    container,
    ...size,
    durationMs: Math.max(1, Math.round(seconds * 1000)),
    hasSound: audio !== null,
  });
}

type Tracks = { video: InputVideoTrack; audio: InputAudioTrack | null };

async function tracksOf(input: Input, container: VideoContainer): Promise<Result<Tracks, VideoProblem>> {
  const video = await input.getPrimaryVideoTrack();
  if (video === null) return refuse('not_a_video');
  const codec = await video.getCodec();
  if (codec === 'hevc') return refuse('video_hevc');
  if (!videoCodecs[container].some((known) => known === codec)) return refuse('video_codec');
  if (codec === 'avc' && !avcProfiles.test((await video.getCodecParameterString()) ?? '')) return refuse('video_codec');
  const sounds = await input.getAudioTracks();
  for (const audio of sounds) {
    const spoken = await audio.getCodec();
    if (audioCodecs[container].some((known) => known === spoken)) return ok({ video, audio });
  }
  return sounds.length > 0 ? refuse('video_sound_codec') : ok({ video, audio: null });
}

async function write(
  container: VideoContainer,
  video: InputVideoTrack,
  audio: InputAudioTrack | null,
  start: number,
): Promise<Uint8Array> {
  const target = new BufferTarget();
  const format = container === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: 'in-memory' });
  const output = new Output({ format, target });
  const copied = { start, budget: { packets: packetsMax, until: Date.now() + workMsMax } };
  const feeds = [await videoFeed(output, container, video, copied)];
  if (audio) feeds.push(await audioFeed(output, audio, copied));
  await output.start();
  // Side by side: a muxer waits for the first packet of every track.
  await Promise.all(feeds.map((feed) => feed()));
  await output.finalize();
  if (target.buffer === null) throw new Error('a video that was written is there');
  return new Uint8Array(target.buffer);
}

type Budget = { packets: number; readonly until: number };

/** What of a track comes into the new file: from where the video starts, as far as the budget goes. */
type Copied = { readonly start: number; readonly budget: Budget };

async function videoFeed(
  output: Output,
  container: VideoContainer,
  track: InputVideoTrack,
  copied: Copied,
): Promise<() => Promise<void>> {
  const { codec, decoderConfig } = await codingOf(track);
  const source = new EncodedVideoPacketSource(codec);
  // WebM knows no turned pictures.
  output.addVideoTrack(source, container === 'mp4' ? { rotation: await track.getRotation() } : {});
  const described = decoderConfig.description === undefined ? null : bytesOf(decoderConfig.description);
  const lengthBytes = codec === 'avc' && described ? ((described[4] ?? 3) & 3) + 1 : 0;
  return async () => {
    for await (const packet of packetsOf(track, copied)) {
      const data = lengthBytes > 0 ? withoutUserData(packet.data, lengthBytes) : packet.data;
      await source.add(packet.clone({ data }), { decoderConfig });
    }
    source.close();
  };
}

async function audioFeed(output: Output, track: InputAudioTrack, copied: Copied): Promise<() => Promise<void>> {
  const { codec, decoderConfig } = await codingOf(track);
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  return async () => {
    for await (const packet of packetsOf(track, copied)) await source.add(packet, { decoderConfig });
    source.close();
  };
}

type Coded<Codec, Config> = { getCodec(): Promise<Codec | null>; getDecoderConfig(): Promise<Config | null> };

async function codingOf<Codec, Config>(track: Coded<Codec, Config>): Promise<{ codec: Codec; decoderConfig: Config }> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (codec === null || decoderConfig === null) throw new Error('a track has a codec and says how it is decoded');
  return { codec, decoderConfig };
}

/**
 * The packets of a track alone, counted from the start of the video. A file that never ends is left; one that was cut is not kept as far
 * as it goes: it says itself how long it was.
 */
async function* packetsOf(track: InputTrack, { start, budget }: Copied): AsyncGenerator<EncodedPacket> {
  let end = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    budget.packets -= 1;
    if (budget.packets < 0 || Date.now() > budget.until) throw new Error('a video of a minute ends');
    end = Math.max(end, packet.timestamp + packet.duration);
    yield packet.clone({ timestamp: Math.max(0, packet.timestamp - start), sideData: {} });
  }
  if (end < (await track.computeDuration()) - secondsSpare) throw new Error('a video goes on to its end');
}

function bytesOf(data: AllowSharedBufferSource): Uint8Array {
  if (data instanceof Uint8Array) return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
