/** Level and version → in how many blocks the data stand: the shorter ones and their length, the longer ones have one more. ISO 18004, as far as links of a shop go. */
const blocks: Readonly<Record<string, readonly (readonly [count: number, data: number, correction: number])[]>> = {
  L: [[1, 19, 7], [1, 34, 10], [1, 55, 15], [1, 80, 20], [1, 108, 26]],
  M: [[1, 16, 10], [1, 28, 16], [1, 44, 26], [2, 32, 18], [2, 43, 24]],
  Q: [[1, 13, 13], [1, 22, 22], [2, 17, 18], [2, 24, 26]],
  H: [[1, 9, 17], [1, 16, 28], [2, 13, 22], [4, 9, 16]],
};
const levels = ['M', 'L', 'H', 'Q'];
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0, (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** The text of a code to scan, as a reader has it that sees every square: small codes in bytes, without mending. */
export function readCode(size: number, dark: (x: number, y: number) => boolean): string {
  const version = (size - 17) / 4;
  const format = Array.from({ length: 15 }, (_, i) => (i < 6 ? dark(i, 8) : i < 8 ? dark(i + 1, 8) : i === 8 ? dark(8, 7) : dark(8, 14 - i))).reduce((bits, on) => bits * 2 + Number(on), 0) ^ 0b101010000010010;
  const level = levels[format >> 13] ?? '';
  const mask = masks[(format >> 10) & 7];
  const layout = blocks[level]?.[version - 1];
  if (!mask || !layout) throw new Error(`no small code: version ${version}, level ${level}`);

  // where no data stand: finders with their format, timing, alignment
  const isPattern = (x: number, y: number): boolean => (x < 9 && (y < 9 || y >= size - 8)) || (x >= size - 8 && y < 9) || x === 6 || y === 6 || (version > 1 && Math.abs(x - (size - 7)) < 3 && Math.abs(y - (size - 7)) < 3);
  const bits: boolean[] = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let i = 0; i < size; i++) for (const x of [right, right - 1]) {
      const y = up ? size - 1 - i : i;
      if (!isPattern(x, y)) bits.push(dark(x, y) !== mask(x, y));
    }
  }
  const bytes = Array.from({ length: Math.floor(bits.length / 8) }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((byte, on) => byte * 2 + Number(on), 0));
  const [count, length] = layout;
  const data = Array.from({ length: count }, (_, block) => Array.from({ length }, (__, i) => bytes[i * count + block] ?? 0)).flat();
  const bit = (at: number): number => ((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  const number = (at: number, width: number): number => Array.from({ length: width }, (_, i) => bit(at + i)).reduce((all, one) => all * 2 + one, 0);
  // 7: it says first which alphabet it is in, 26 for UTF-8
  const at = number(0, 12) === 7 * 256 + 26 ? 12 : 0;
  if (number(at, 4) !== 4) throw new Error(`not in bytes: ${number(at, 4)}`);
  return new TextDecoder().decode(Uint8Array.from({ length: number(at + 4, 8) }, (_, i) => number(at + 12 + i * 8, 8)));
}

/** The dark squares of a drawn path, looked at in the middle of each. */
export function squaresOf(svg: SVGElement): { readonly size: number; dark(x: number, y: number): boolean } {
  const path = svg.querySelector<SVGGeometryElement>('path');
  const [from = 0, , width = 0] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  return { size: width + 2 * from, dark: (x, y) => path?.isPointInFill(new DOMPoint(x + 0.5, y + 0.5)) ?? false };
}
