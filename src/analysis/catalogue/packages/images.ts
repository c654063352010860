/** Packages that decode, encode and draw images. */
import { each } from '../rows.ts';
import { instead } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const pixels = { workload: 'cpu', cost: 'content', grows: 'number of pixels', evidence: 'runtime' } as const;
const sharp = instead('sharp', 'default', 'It decodes and encodes on other threads.');

export const images: readonly CatalogueModule[] = [
  { module: 'pngjs', rows: each('PNG.sync.read PNG.sync.write', { ...pixels, twin: sharp }) },
  { module: 'jpeg-js', rows: each('decode encode', { ...pixels, twin: sharp }) },
  {
    module: 'canvas',
    aliases: { 'createCanvas()': 'Canvas' },
    rows: ['toBuffer', 'toDataURL'].map((name) => ({
      name: `Canvas#${name}`,
      ...pixels,
      evidence: 'typings',
      when: { kind: 'no-callback' },
      twin: instead('canvas', `Canvas#${name}`, 'With a callback it encodes on another thread.'),
    })),
  },
  {
    module: 'image-size',
    rows: each('default imageSize', {
      workload: 'io',
      cost: 'metadata',
      evidence: 'runtime',
      note: 'Before version 2, it also reads the file.',
      twin: instead('image-size/fromFile', 'imageSizeFromFile', 'It takes the path of the file.'),
    }),
  },
  { module: 'qrcode', rows: [{ name: 'create', ...pixels, grows: 'length of the text' }] },
  {
    module: '@resvg/resvg-js',
    rows: [
      {
        name: 'Resvg#render',
        ...pixels,
        evidence: 'typings',
        twin: instead('@resvg/resvg-js', 'renderAsync', 'It takes the markup.'),
      },
    ],
  },
];
