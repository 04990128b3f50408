import type { Dependency, Value, Values } from '../protocol/field.js';

/** What the rules of showing need of a placement. */
export interface Dependent {
  readonly field: string;
  readonly dependsOn?: Dependency | undefined;
}

/** What is held of a field. Not what every object has by birth: a field may be called `constructor`. */
export function heldOf(values: Values, field: string): Value | undefined {
  return Object.hasOwn(values, field) ? values[field] : undefined;
}

function holds(value: Value | undefined, dependency: Dependency): boolean {
  const wanted = dependency.oneOf ?? (dependency.equals === undefined ? undefined : [dependency.equals]);
  const held: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!wanted) return held.some((one) => one !== undefined && one !== null && one !== '' && one !== false);
  return held.some((one) => wanted.some((want) => want === one));
}

/** The ids of the fields that are shown with these values. A field that depends on a hidden one is hidden; one that depends on itself, through others or not, or on a field of another view, is hidden too. */
export function shownFields(placements: readonly Dependent[], values: Values): ReadonlySet<string> {
  const byField = new Map(placements.map((placement) => [placement.field, placement]));
  const isShown = (field: string, path: readonly string[]): boolean => {
    const placement = byField.get(field);
    if (!placement || path.includes(field)) return false;
    const { dependsOn } = placement;
    return !dependsOn || (isShown(dependsOn.field, [...path, field]) && holds(heldOf(values, dependsOn.field), dependsOn));
  };
  return new Set(placements.filter((placement) => isShown(placement.field, [])).map((placement) => placement.field));
}
