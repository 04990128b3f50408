import type { LitElement, ReactiveController } from 'lit';
import type { MapSettings, Position, RoofFace } from '../../protocol/drawing.js';
import type { Ground } from './ground.js';
import type { MapBoard } from './map-board.js';
import type * as MapModules from './roof-map.js';
import type { MapListener, RoofMap } from './roof-map.js';

type MapModule = typeof MapModules;

/** What the map says of itself, for the words beside it. */
export interface MapSigns {
  /** how wide a square of the grid is, in metres; undefined: there is a picture */
  readonly grid?: number | undefined;
  /** the picture of the ground should be there and isn't */
  readonly failed?: boolean;
  /** corners of the face that is being drawn; undefined: none is */
  readonly corners?: number | undefined;
  readonly edge?: readonly [Position, Position] | undefined;
}

export interface StageWords {
  readonly label: string;
  metres(metres: number): string;
}

/** The map's place in the view: the library comes when it is first shown, and everything else works without it. */
export class MapStage implements ReactiveController {
  readonly box = Object.assign(document.createElement('div'), { className: 'map' });
  readonly #host: LitElement;
  readonly #ears: Pick<MapListener, 'drawn' | 'moving' | 'moved' | 'selected'>;
  #module: MapModule | undefined;
  #key = '';
  status: 'loading' | 'ready' | 'failed' = 'loading';
  ground: Ground = {};
  signs: MapSigns = {};
  map: RoofMap | undefined;
  board: MapBoard | undefined;

  constructor(host: LitElement, ears: Pick<MapListener, 'drawn' | 'moving' | 'moved' | 'selected'>) {
    this.#host = host;
    this.#ears = ears;
    host.addController(this);
  }

  hostDisconnected(): void { this.#end(); }

  /** Call after rendering: what the map shows follows the view. */
  show(settings: MapSettings | undefined, faces: readonly RoofFace[], selected: string | undefined, words: StageWords): void {
    if (!this.box.isConnected) return this.#end();
    if (!this.#module) return void this.#load();
    const key = JSON.stringify([settings, words.label]);
    if (key !== this.#key) this.#end();
    this.#key = key;
    try {
      this.map ??= this.#begin(settings, faces, words);
      this.map?.show(faces, selected);
    } catch {
      // whatever the map can't bear: the list goes on
      this.#end();
      this.#set('failed');
    }
  }

  /** Asks again for what didn't come: the library, or the picture of the ground. */
  retry(): void {
    if (this.status === 'failed') this.#set('loading');
    else this.map?.ground();
  }

  #set(status: MapStage['status']): void {
    this.status = status;
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    if (this.status === 'failed' || this.#loading) return;
    this.#loading = true;
    try {
      this.#module = await import('./roof-map.js');
      this.#set('ready');
    } catch {
      this.#set('failed');
    }
    this.#loading = false;
  }
  #loading = false;

  #begin(settings: MapSettings | undefined, faces: readonly RoofFace[], words: StageWords): RoofMap | undefined {
    if (!this.#module) return undefined;
    this.ground = this.#module.groundOf(settings);
    const sign = (signs: MapSigns): void => {
      const now = { ...this.signs, ...signs };
      if ((Object.keys(now) as (keyof MapSigns)[]).every((name) => now[name] === this.signs[name])) return;
      this.signs = now;
      this.#host.requestUpdate();
    };
    this.board ??= new this.#module.MapBoard(this.#host, (to) => this.map?.goTo(to));
    return new this.#module.RoofMap(this.box, { ...words, ground: this.ground, faces }, {
      ...this.#ears,
      drawing: (corners, edge) => sign({ corners, edge }),
      ground: (grid, failed) => sign({ grid, failed }),
    });
  }

  #end(): void {
    this.board?.search.stop();
    this.map?.destroy();
    this.map = undefined;
    this.signs = {};
  }
}
