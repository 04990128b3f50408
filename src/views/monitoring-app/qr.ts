import { generate } from 'lean-qr/nano';
import { toSvgPath } from 'lean-qr/extras/svg';

/** A text as a code to scan: the path of its dark squares, on a grid of `size` by `size`. Throws where it is too long for any code. */
export function codeOf(text: string): { readonly path: string; readonly size: number } {
  const code = generate(text);
  return { path: toSvgPath(code), size: code.size };
}
