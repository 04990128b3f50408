import { inflateSync } from 'node:zlib';

/** The most points that a picture of a signature may have: a small file may say that it is a wall. */
const mostPoints = 16_000_000;

const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
export const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** Whether a PNG or JPEG can be taken apart without harm: what it says of its size is bounded, and so is what comes out of it. */
export function isSoundPicture(bytes: Buffer): boolean {
  if (!isPng(bytes)) return isJpeg(bytes);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width === 0 || height === 0 || width * height > mostPoints) return false;
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  try {
    // at most 8 bytes a point, one for each line, and the passes of an interlaced one
    return inflateSync(Buffer.concat(data), { maxOutputLength: width * height * 8 + height * 2 + 4096 }).length > 0;
  } catch {
    return false;
  }
}
