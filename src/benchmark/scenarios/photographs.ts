/** Photographs, processed by a real codec. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import decode, { init as initDecoder } from '@jsquash/jpeg/decode.js';
import encode, { init as initEncoder } from '@jsquash/jpeg/encode.js';
import decoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm';
import encoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm';

interface Pixels {
  /** Red, green, blue and alpha per pixel. */
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The codec needs it; browsers have one. */
class PlainImageData implements Pixels {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

/** Once per thread or process. */
let codec: Promise<unknown> | undefined;

function openCodec(): Promise<unknown> {
  (globalThis as { ImageData?: unknown }).ImageData ??= PlainImageData;
  return (codec ??= Promise.all([
    WebAssembly.compile(decoder).then((module) => initDecoder(module)),
    WebAssembly.compile(encoder).then((module) => initEncoder(module)),
  ]));
}

/** `count` files with the same picture: codecs do not care. */
export async function takePhotographs(folder: string, count: number, megapixels: number): Promise<void> {
  await openCodec();
  const width = 2 * Math.round(Math.sqrt((megapixels * 1e6 * 4) / 3) / 2);
  const jpeg = Buffer.from(await encode(landscape(width, 2 * Math.round((width * 3) / 8)), { quality: 85 }));
  for (let index = 0; index < count; index++) await writeFile(photograph(folder, index), jpeg);
}

export const photograph = (folder: string, index: number): string => join(folder, `photograph-${index}.jpg`);

/** Reads a photograph, converts it to grey and halves its width and height. @returns the bytes of the new JPEG */
export async function processPhotograph(file: string): Promise<Uint8Array> {
  await openCodec();
  const bytes = await readFile(file);
  const pixels = await decode(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return new Uint8Array(await encode(greyHalf(pixels), { quality: 75 }));
}

/** Rec. 601 luma, averaged over two by two pixels. */
function greyHalf({ data, width, height }: Pixels): Pixels {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const half = new Uint8ClampedArray(halfWidth * halfHeight * 4);
  const luma = (at: number): number => 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  for (let y = 0; y < halfHeight; y++) {
    for (let x = 0; x < halfWidth; x++) {
      const from = (2 * y * width + 2 * x) * 4;
      const to = (y * halfWidth + x) * 4;
      const grey = (luma(from) + luma(from + 4) + luma(from + width * 4) + luma(from + width * 4 + 4)) / 4;
      half[to] = half[to + 1] = half[to + 2] = grey;
      half[to + 3] = 255;
    }
  }
  return { data: half, width: halfWidth, height: halfHeight };
}

/** Waves, hills and grain, so that the codec has work to do. */
function landscape(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const grain = ((x * 73 + y * 151) ^ (x * y)) % 23;
      data[at] = 128 + 100 * Math.sin(x / 37) + grain;
      data[at + 1] = 128 + 100 * Math.sin(y / 29 + x / 90) + grain;
      data[at + 2] = ((x * y) >> 8) & 255;
      data[at + 3] = 255;
    }
  }
  return { data, width, height };
}
