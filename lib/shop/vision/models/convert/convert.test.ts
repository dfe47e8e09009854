import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { squareOf } from '../square';
import { modelFile, picture, reference } from '../testing/reference';
import { joinCoral } from './coral';
import { readTflite } from './read-tflite';
import { paddingOf } from './translate';

it('SAME padding puts an odd row behind, as TensorFlow does', () => {
  expect(paddingOf(0, [224, 224], [3, 3], [2, 2])).toEqual([0, 0, 1, 1]);
  expect(paddingOf(0, [7, 7], [3, 3], [1, 1])).toEqual([1, 1, 1, 1]);
  expect(paddingOf(0, [19, 19], [3, 3], [2, 2])).toEqual([1, 1, 1, 1]);
  expect(paddingOf(1, [7, 7], [7, 7], [2, 2])).toEqual([0, 0, 0, 0]);
});

it('a file that is no model is refused by name', () => {
  expect(() => readTflite(Buffer.from('GIF89a, certainly no model'))).toThrow('not a TensorFlow Lite file');
});

describe.skipIf(reference === undefined)('A and B, converted', () => {
  const open = async () => {
    const file = joinCoral(
      modelFile('tf2_mobilenet_v2_1.0_224_ptq.tflite'),
      modelFile('mobilenet_v1_1.0_224_quant_embedding_extractor.tflite'),
    );
    return InferenceSession.create(Buffer.from(file), { intraOpNumThreads: 1, logSeverityLevel: 3 });
  };
  const tensor = async (name: string) => {
    const bytes = await squareOf(await picture(name), { left: 0, top: 0, width: 1, height: 1 }, 224, 'cover');
    const numbers = new Float32Array(bytes.length);
    bytes.forEach((byte, index) => {
      numbers[(index % 3) * 224 * 224 + Math.floor(index / 3)] = (byte - 127.5) / 127.5;
    });
    return new Tensor('float32', numbers, [1, 3, 224, 224]);
  };

  it('name what pictures show', async () => {
    const session = await open();
    const names = modelFile('imagenet_labels.txt').toString().split('\n');
    const cases = [
      ['accordion', 'accordion', 5],
      ['binocular', 'binoculars', 5],
      ['lamp', 'table lamp', 5],
      ['windsor_chair', 'rocking chair', 5],
    ] as const;
    for (const [label, name, places] of cases) {
      const shown = modelFile('../visual-dev/labels.json')
        .toString()
        .match(new RegExp(`images/objects/o_${label}_\\d+.jpg`, 'g'));
      const files = (shown ?? []).slice(0, 8);
      let right = 0;
      for (const file of files) {
        const { scores } = await session.run({ image: await tensor(file.replace('images/', '')) });
        const sorted = Array.from(scores?.data ?? [], Number)
          .map((score, index) => ({ score, name: names[index]?.split(',')[0] ?? '' }))
          .sort((one, other) => other.score - one.score);
        expect(sorted.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 3);
        if (sorted.slice(0, places).some((one) => one.name === name)) right += 1;
      }
      expect(files).toHaveLength(8);
      expect(right, `${label} of 8`).toBeGreaterThanOrEqual(7);
    }
  });

  it('answer joined features of two times length 1, alike for a picture seen twice', async () => {
    const session = await open();
    const { features } = await session.run({ image: await tensor('objects/o_lamp_0001.jpg') });
    const numbers = Float32Array.from(Array.from(features?.data ?? [], Number));
    expect(numbers).toHaveLength(2304);
    expect(Math.hypot(...numbers.subarray(0, 1280))).toBeCloseTo(1, 4);
    expect(Math.hypot(...numbers.subarray(1280))).toBeCloseTo(1, 4);
  });
});
