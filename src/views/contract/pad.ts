import type { ReactiveController, ReactiveControllerHost } from 'lit';
import SignaturePad from 'signature_pad';
import { thinned, type Strokes } from './work.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

const rounded = (at: number): number => Math.round(Math.min(1, Math.max(0, at)) * 10_000) / 10_000;

/** Draws on the canvas that the host renders, and tells its strokes as shares of the box: so they are the same on every screen, and after a reload. */
export class Pad implements ReactiveController {
  readonly #host: Host;
  readonly #drawn: (strokes: Strokes) => void;
  #canvas: HTMLCanvasElement | undefined;
  #pad: SignaturePad | undefined;
  #strokes: Strokes = [];
  #sizes: ResizeObserver | undefined;

  constructor(host: Host, drawn: (strokes: Strokes) => void) {
    this.#host = host;
    this.#drawn = drawn;
    host.addController(this);
  }

  hostConnected(): void { this.#host.requestUpdate(); }
  hostDisconnected(): void { this.#leave(); }

  /** The strokes that are to show; call while rendering. */
  show(strokes: Strokes): void {
    if (JSON.stringify(strokes) === JSON.stringify(this.#strokes)) return;
    this.#strokes = strokes;
    this.#redraw();
  }

  hostUpdated(): void {
    const canvas = this.#host.renderRoot.querySelector('canvas') ?? undefined;
    if (canvas === this.#canvas) return;
    this.#leave();
    this.#canvas = canvas;
    if (canvas) this.#begin(canvas);
  }

  #leave(): void {
    this.#sizes?.disconnect();
    this.#pad?.off();
    this.#pad = undefined;
    this.#canvas = undefined;
  }

  #begin(canvas: HTMLCanvasElement): void {
    // ink and paper, in a dark page too: so it stands in the document
    const pad = new SignaturePad(canvas, { penColor: '#10151c', backgroundColor: '#ffffff' });
    pad.addEventListener('endStroke', () => this.#ended());
    this.#pad = pad;
    this.#sizes = new ResizeObserver(() => this.#fit());
    this.#sizes.observe(canvas);
    this.#fit();
    // also on a canvas that has its size already, after the element moved on the page
    this.#redraw();
  }

  /** As many pixels as the screen has, so that the line is sharp; another size draws the same strokes again. */
  #fit(): void {
    const canvas = this.#canvas;
    if (!canvas) return;
    const ratio = Math.max(1, devicePixelRatio);
    const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
    if (canvas.width === width && canvas.height === height) return;
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.scale(ratio, ratio);
    this.#redraw();
  }

  #redraw(): void {
    const [pad, canvas] = [this.#pad, this.#canvas];
    if (!pad || !canvas) return;
    const { clientWidth, clientHeight } = canvas;
    pad.fromData(this.#strokes.map((stroke) => ({
      penColor: '#10151c', dotSize: 0, minWidth: 0.5, maxWidth: 2.5, velocityFilterWeight: 0.7, compositeOperation: 'source-over',
      points: stroke.map(([x = 0, y = 0], i) => ({ x: x * clientWidth, y: y * clientHeight, pressure: 0.5, time: i * 16 })),
    })));
  }

  #ended(): void {
    const [pad, canvas] = [this.#pad, this.#canvas];
    if (!pad || !canvas) return;
    const { clientWidth, clientHeight } = canvas;
    this.#strokes = thinned(pad.toData().map(({ points }) => points.map(({ x, y }) => [rounded(x / clientWidth), rounded(y / clientHeight)])));
    this.#drawn(this.#strokes);
  }
}
