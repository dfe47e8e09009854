import type { PotShot } from '../shots/pots';

const red = '#b0653c';

/** Jugs and cups of the workshop in Fustat. */
export const fakharJugs: Readonly<Record<string, PotShot>> = {
  'jug-01': {
    on: 'stone',
    wall: '#d5c2ad',
    turn: 0,
    pots: [
      {
        form: 'jug',
        size: 27,
        rings: 0.24,
        spout: 200,
        handle: { from: 0.88, to: 0.42, reach: 4.4, thick: 0.75, turn: 12 },
        glaze: { colour: red, clay: '#b4693f', bare: 99, rough: 0.7 },
      },
    ],
  },
  'jug-02': {
    on: 'pale',
    wall: '#e6ded1',
    light: 'right',
    turn: 0,
    above: 17,
    pots: [
      {
        form: 'jug',
        size: 14,
        rings: 0.1,
        spout: 190,
        handle: { from: 0.86, to: 0.4, reach: 2.9, thick: 0.45, turn: 8 },
        glaze: { colour: '#7fb0c9', thin: '#bcd0d2', thick: '#5590b4', clay: red, bare: 0.6, rough: 0.07 },
      },
    ],
  },
  'jug-03': {
    on: 'oak',
    wall: '#b9b6a8',
    turn: 0,
    pots: [
      {
        form: 'pitcher',
        size: 27,
        rings: 0.12,
        spout: 192,
        handle: { from: 0.84, to: 0.3, reach: 4.6, thick: 0.7, turn: 10 },
        glaze: {
          colour: '#e8e3d8',
          thin: '#d0bea0',
          thick: '#f0ede5',
          clay: '#a9744f',
          bare: 0.5,
          rough: 0.36,
          specks: 0.15,
        },
      },
    ],
  },
  'cup-09': {
    on: 'linen',
    wall: '#c9c2b4',
    fill: 0.66,
    turn: 5,
    above: 19,
    pots: [
      {
        form: 'cup',
        size: 8.6,
        at: [-5.4, 0, -1.4],
        glaze: {
          colour: '#c4a47a',
          thin: '#a9804f',
          thick: '#d5bd98',
          clay: '#a8703f',
          bare: 1.2,
          rough: 0.34,
          specks: 0.5,
        },
      },
      {
        form: 'cup',
        size: 8.4,
        at: [4.6, 0, 1.8],
        glaze: {
          colour: '#c9ab83',
          thin: '#a9804f',
          thick: '#d8c29f',
          clay: '#a8703f',
          bare: 1.3,
          rough: 0.34,
          specks: 0.5,
        },
      },
    ],
  },
  'cup-10': {
    on: 'walnut',
    wall: '#e2d3c3',
    above: 26,
    turn: 0,
    fill: 0.66,
    pots: [
      {
        form: 'plate',
        size: 11.5,
        stretch: 1.15,
        glaze: { colour: '#204f9a', thin: '#5b86bb', thick: '#123067', clay: red, bare: -9, rough: 0.06 },
      },
      {
        form: 'coffee',
        size: 5.8,
        at: [0, 0.45, 0],
        handle: { from: 0.8, to: 0.32, reach: 1.7, thick: 0.26, turn: -18 },
        glaze: {
          colour: '#204f9a',
          thin: '#5b86bb',
          thick: '#123067',
          clay: red,
          bare: 0.1,
          rough: 0.06,
          pattern: ({ inside }) => (inside ? { colour: [0.82, 0.79, 0.71], share: 1 } : null),
        },
      },
    ],
  },
};
