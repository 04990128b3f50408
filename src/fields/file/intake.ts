import { checkFile } from '../../engine/field-types/file-rule.js';
import type { Fault, FieldRule } from '../../engine/field-types/rule.js';
import type { Field } from '../../protocol/field.js';

export interface Intake {
  readonly good: readonly File[];
  readonly refused: readonly { readonly name: string; readonly fault: Fault }[];
}

/** Which of these files a field with room for so many takes, and why it doesn't the others. */
export function intake(files: readonly File[], rule: FieldRule, field: Field, room: number): Intake {
  const good: File[] = [];
  const refused: { name: string; fault: Fault }[] = [];
  for (const file of files) {
    const fault = checkFile(rule, field, file) ?? (good.length >= room ? { code: 'too-many-files', params: { max: field.maxFiles ?? 1 } } : undefined);
    if (fault) refused.push({ name: file.name, fault });
    else good.push(file);
  }
  return { good, refused };
}
