import type { Drawing, Position, RoofFace } from '../../protocol/drawing.js';
import { withCorners } from '../../engine/roof/edits.js';

/** How many steps back there are. */
const deepest = 100;

/** The roof while it is drawn: its faces, which of them is worked on, and the way back. Every face has an id. */
export class Plan {
  #faces: readonly RoofFace[] = [];
  #past: (readonly RoofFace[])[] = [];
  #future: (readonly RoofFace[])[] = [];
  /** the faces as they were before a corner was taken hold of */
  #before: readonly RoofFace[] | undefined;
  #last = 0;
  selected: string | undefined;

  get faces(): readonly RoofFace[] { return this.#faces; }
  get drawing(): Drawing { return { type: 'FeatureCollection', features: [...this.#faces] }; }
  get face(): RoofFace | undefined { return this.#faces.find(({ id }) => id === this.selected); }
  get canUndo(): boolean { return this.#past.length > 0; }
  get canRedo(): boolean { return this.#future.length > 0; }

  /** Begins with these faces, without a way back. */
  reset(faces: readonly RoofFace[]): void {
    this.#past = [];
    this.#future = [];
    this.#before = undefined;
    this.#faces = faces.map((face, i) => (face.id !== undefined && faces.findIndex(({ id }) => id === face.id) === i ? face : { ...face, id: this.newId() }));
    this.#keep();
  }

  /** An id that no face has. */
  newId(): string {
    let id = '';
    do id = `face-${++this.#last}`; while (this.#faces.some((face) => face.id === id));
    return id;
  }

  /** One step that can be undone. */
  set(faces: readonly RoofFace[]): void {
    this.#past = [...this.#past, this.#before ?? this.#faces].slice(-deepest);
    this.#before = undefined;
    this.#future = [];
    this.#faces = faces;
    this.#keep();
  }

  put(face: RoofFace): void { this.set(this.#having(face)); }

  /** Something of a face is being typed: no step of its own. */
  type(face: RoofFace): void { this.#underWay(this.#having(face)); }

  /** A corner is under way: no step of its own. */
  hold(id: string, ring: readonly Position[]): void { this.#underWay(this.#with(id, ring)); }

  #underWay(faces: readonly RoofFace[]): void {
    this.#before ??= this.#faces;
    this.#faces = faces;
  }

  #having(face: RoofFace): readonly RoofFace[] { return this.#faces.map((one) => (one.id === face.id ? face : one)); }

  /** The corner was let go. */
  drop(id: string, ring: readonly Position[]): void { this.set(this.#with(id, ring)); }

  #with(id: string, ring: readonly Position[]): readonly RoofFace[] {
    return this.#faces.map((face) => (face.id === id ? withCorners(face, ring.slice(0, -1)) : face));
  }

  undo(): void { this.#step(this.#past, this.#future); }
  redo(): void { this.#step(this.#future, this.#past); }

  #step(from: (readonly RoofFace[])[], to: (readonly RoofFace[])[]): void {
    const faces = from.pop();
    if (!faces) return;
    to.push(this.#faces);
    this.#before = undefined;
    this.#faces = faces;
    this.#keep();
  }

  #keep(): void {
    if (!this.face) this.selected = undefined;
  }
}
