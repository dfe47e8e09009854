import { readFileSync } from 'node:fs';
import { BufferSource, EncodedPacketSink, Input, MP4, WEBM } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { aClip, aClipWith } from '@/db/testing/videos';
import { countMp4, countWebm } from './count-entries';
import { prepareVideo } from './gateway';

const prepare = (bytes: Uint8Array) => prepareVideo(async () => bytes);

async function prepared(bytes: Uint8Array) {
  const video = await prepare(bytes);
  if (!video.ok) throw new Error(video.code);
  return video.value;
}

/** What a file holds at its top, in order. */
function boxesOf(bytes: Uint8Array): string[] {
  const names: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length; at += view.getUint32(at))
    names.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
  return names;
}

/** The packets of a track, without what a camera may write between pictures. */
async function packetsOf(bytes: Uint8Array, kind: 'video' | 'audio') {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, WEBM] });
  const track = kind === 'video' ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack();
  const packets: { at: number; tail: string }[] = [];
  if (!track) return packets;
  const start = await track.getFirstTimestamp();
  for await (const { timestamp, data } of new EncodedPacketSink(track).packets())
    packets.push({ at: Math.round((timestamp - start) * 1000), tail: Buffer.from(data.subarray(-64)).toString('hex') });
  return packets;
}

function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** The clip with one table that says it has twelve million entries, and a table of shifts, for which a reader lists every sample. */
function aClipOfMany(name: 'stts' | 'ctts' | 'stss' | 'stsc' | 'stsz'): Buffer {
  const clip = aClip();
  const [start, many] = [clip.indexOf('stts') - 4, 12_000_000];
  const end = start + clip.readUInt32BE(start);
  const shifts = box('ctts', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]));
  for (const parent of ['moov', 'trak', 'mdia', 'minf', 'stbl']) {
    const at = clip.lastIndexOf(parent, start) - 4;
    clip.writeUInt32BE(clip.readUInt32BE(at) + shifts.length, at);
  }
  const made = Buffer.concat([clip.subarray(0, end), shifts, clip.subarray(end)]);
  const at = made.indexOf(name) + 8;
  const offset = { stts: 4, ctts: 4, stss: 0, stsc: 0, stsz: 4 }[name];
  made.writeUInt32BE(many, at + offset);
  return made;
}

describe('what a camera wrote of place and device', () => {
  const traces = [
    '33.8938',
    '35.5018',
    '\u00a9xyz',
    'loci',
    'Rue Gouraud',
    'GPSLatitude',
    'uuid',
    'Kamera',
    'Chapter of',
    'x264',
  ];

  it('is in the clip, so that the next lines mean something', () => {
    const sent = aClip().toString('latin1');
    expect(traces.filter((trace) => !sent.includes(trace))).toEqual([]);
    expect(aClip('webm').toString('latin1')).toContain('33.8938');
  });

  it.each(['mp4', 'webm'] as const)('is nowhere in what is kept of it as %s', async (container) => {
    const kept = Buffer.from((await prepared(aClip(container))).bytes).toString('latin1');
    expect(traces.filter((trace) => kept.includes(trace))).toEqual([]);
    expect(kept).not.toContain('udta');
  });
});

describe('a video that is kept', () => {
  it('begins with its index, so that it plays from its first bytes', async () => {
    expect(boxesOf(aClip()).indexOf('moov')).toBeGreaterThan(boxesOf(aClip()).indexOf('mdat'));
    expect(boxesOf((await prepared(aClip())).bytes)).toEqual(['ftyp', 'moov', 'mdat']);
  });

  it('is upright, as long and as loud as it was', async () => {
    expect(await prepared(aClip())).toMatchObject({ container: 'mp4', width: 240, height: 320, hasSound: true });
    // And still is when it is read again: the turn is in what is kept.
    const { bytes, durationMs } = await prepared(aClip());
    expect(await prepared(bytes)).toMatchObject({ width: 240, height: 320 });
    expect(Math.abs(durationMs - 2000)).toBeLessThan(60);
    expect(await prepared(aClip('webm'))).toMatchObject({ container: 'webm', width: 320, height: 240 });
  });

  it.each(['mp4', 'webm'] as const)('has every picture and every sound of the %s, untouched', async (container) => {
    const { bytes } = await prepared(aClip(container));
    for (const kind of ['video', 'audio'] as const) {
      const sent = await packetsOf(aClip(container), kind);
      expect(sent.length).toBeGreaterThan(15);
      expect(await packetsOf(bytes, kind)).toEqual(sent);
    }
  });
});

describe('what is refused, by its bytes', () => {
  it.each([
    ['a picture', () => readFileSync('public/icon-192.png'), 'not_a_video'],
    ['text', () => Buffer.from('WEBVTT\n\nno film'), 'not_a_video'],
    ['HEVC', () => aClipWith('avc1', 'hvc1'), 'video_hevc'],
    ['pictures of another kind', () => aClipWith('avc1', 'mp4v'), 'video_codec'],
  ])('%s', async (_, bytes, code) => {
    expect(await prepare(bytes())).toMatchObject({ ok: false, code });
  });

  it('sound of another kind', async () => {
    const clip = aClip();
    // The number that says AAC, in the description of its stream; the new one says AC-3.
    clip[clip.indexOf(0x40, clip.indexOf('esds') + 12)] = 0xa5;
    expect(await prepare(clip)).toEqual({ ok: false, code: 'video_sound_codec' });
  });

  it('half of one', async () => {
    const { bytes } = await prepared(aClip());
    expect(await prepare(bytes.subarray(0, 12_000))).toEqual({ ok: false, code: 'broken_video' });
  });

  it('one that says it lasts longer than a minute', async () => {
    // The lengths of pictures, one by one: each now lasts a hundred times as long.
    const clip = aClip();
    const at = clip.indexOf('stts') + 12;
    clip.writeUInt32BE(clip.readUInt32BE(at + 4) * 100, at + 4);
    expect(await prepare(clip)).toEqual({ ok: false, code: 'video_too_long' });
  });

  it('one whose few bytes say that it lists billions, before anything lists them', async () => {
    const clock = Date.now();
    for (const table of ['stts', 'ctts', 'stss', 'stsc', 'stsz'] as const)
      expect([table, await prepare(aClipOfMany(table))]).toEqual([table, { ok: false, code: 'broken_video' }]);
    expect(Date.now() - clock).toBeLessThan(1_000);
  });

  it('one that hides an index among its pictures, for a reader that is sent there', () => {
    const run = box('trun', Buffer.from([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]));
    const hidden = box('mdat', Buffer.concat([Buffer.alloc(99), box('moof', box('traf', run))]));
    expect(countMp4(hidden, 1_000).samples).toBeGreaterThan(1_000);
    expect(countMp4(box('mdat', run), 1_000)).toEqual({ index: 0, samples: 0 });
  });

  it('words of people count nothing', () => {
    const said = box('udta', box('titl', Buffer.from('At Costco, with the monkeys and their whole latency')));
    expect(countMp4(box('moov', said), 1_000)).toEqual({ index: 0, samples: 0 });
    expect(countMp4(box('moov', said.subarray(8)), 1_000).samples).toBeGreaterThan(1_000);
  });

  it('a WebM whose blocks say that each holds 256 frames', async () => {
    expect(countWebm(aClip('webm'), 40_000).samples).toBeLessThan(400);
    expect(countWebm(aClip('webm'), 40_000).samples).toBeGreaterThan(50);
    const lace = Buffer.from([0xa3, 0x85, 0x81, 0, 0, 0x84, 0xff]);
    const cluster = [Buffer.from('1f43b67501ffffffffffffff', 'hex'), ...Array.from({ length: 400 }, () => lace)];
    const laced = Buffer.concat([aClip('webm'), ...cluster]);
    expect(countWebm(laced, 40_000).index).toBeGreaterThan(40_000);
    expect(await prepare(laced)).toEqual({ ok: false, code: 'broken_video' });
  });

  it('nothing of any bytes breaks more than itself', async () => {
    const clip = aClip();
    for (let at = 40; at < clip.length; at += 1_999) {
      const hurt = Buffer.from(clip);
      hurt[at] = (hurt[at] ?? 0) ^ 0xff;
      const judged = await prepare(hurt);
      expect(judged.ok || /^(?:broken_video|not_a_video|video_)/.test(judged.code)).toBe(true);
    }
  });
});
