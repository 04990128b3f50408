import type { Dependency, Value, Values } from '../protocol/field.js';

/** What the rules of showing need of a placement. */
export interface Dependent {
  readonly field: string;
  readonly dependsOn?: Dependency | undefined;
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
  const verdicts = new Map<string, boolean>();
  const isShown = (field: string, path: readonly string[]): boolean => {
    const known = verdicts.get(field);
    if (known !== undefined) return known;
    const placement = byField.get(field);
    if (!placement || path.includes(field)) return false;
    const { dependsOn } = placement;
    const shown = !dependsOn || (isShown(dependsOn.field, [...path, field]) && holds(values[dependsOn.field], dependsOn));
    verdicts.set(field, shown);
    return shown;
  };
  return new Set(placements.filter((placement) => isShown(placement.field, [])).map((placement) => placement.field));
}
