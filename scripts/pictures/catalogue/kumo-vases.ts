import type { PotShot } from '../shots/pots';
import { running } from '../things/brush';

const buff = '#b99a78';

/** Vases of the kiln in Kyoto. */
export const kumoVases: Readonly<Record<string, PotShot>> = {
  'vase-01': {
    on: 'paper',
    wall: '#cbbfae',
    light: 'left',
    pots: [
      {
        form: 'bottle',
        size: 17,
        glaze: {
          colour: '#ebe6dc',
          thin: '#d6c8b1',
          thick: '#f3f0ea',
          clay: buff,
          bare: 0.6,
          rough: 0.16,
          specks: 0.15,
        },
      },
    ],
  },
  'vase-02': {
    on: 'oak',
    wall: '#d8cfc0',
    light: 'right',
    pots: [
      {
        form: 'cylinder',
        size: 28,
        rings: 0.2,
        glaze: {
          colour: '#e8e2d6',
          thin: '#d1bfa3',
          thick: '#efebe2',
          clay: '#bf9a70',
          bare: 13.5,
          drip: 0.7,
          rough: 0.24,
          specks: 0.25,
        },
      },
    ],
  },
  'vase-03': {
    on: 'pale',
    wall: '#b9b6a8',
    pots: [
      {
        form: 'moon',
        size: 24,
        rings: 0.06,
        wobble: 0.028,
        glaze: {
          colour: '#e9e7e1',
          thin: '#d9d2c6',
          thick: '#f1f1ee',
          clay: '#c9b294',
          bare: 0.3,
          rough: 0.13,
          specks: 0.08,
          uneven: 0.35,
        },
      },
    ],
  },
  'vase-04': {
    on: 'stone',
    wall: '#a9aba3',
    light: 'right',
    pots: [
      {
        form: 'flask',
        size: 22,
        rings: 0.05,
        glaze: {
          colour: '#2b2a2b',
          thin: '#4a4643',
          thick: '#1a1a1c',
          clay: '#2b2a2b',
          bare: -9,
          rough: 0.36,
          shine: 0.06,
          uneven: 0.9,
        },
      },
    ],
  },
  'vase-05': {
    on: 'walnut',
    wall: '#c9c2b4',
    pots: [
      {
        form: 'shouldered',
        size: 26,
        rings: 0.22,
        wobble: 0.03,
        glaze: {
          colour: '#6e4229',
          thin: '#96603b',
          thick: '#4a2a1a',
          clay: '#7c5138',
          bare: -9,
          rough: 0.34,
          shine: 0.03,
          uneven: 1,
          specks: 0.5,
          speck: '#2a1710',
          pattern: running('#8f9462', 20, 7),
        },
      },
    ],
  },
  'vase-06': {
    on: 'linen',
    wall: '#e6ded1',
    light: 'leaves',
    pots: [
      {
        form: 'gourd',
        size: 20,
        glaze: {
          colour: '#bccfd6',
          thin: '#dbe2e0',
          thick: '#9ab8c6',
          clay: '#cdb79b',
          bare: 0.5,
          rough: 0.09,
          uneven: 0.5,
        },
      },
    ],
  },
};
