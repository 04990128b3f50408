/** What a file is recognised by in another place: as it is chosen, on its way, and there. */
export const keyOf = ({ name, size }: { readonly name: string; readonly size: number }): string => `${name} ${size}`;

/** The pictures among chosen files, to show before they have arrived. */
export class Previews {
  readonly #urls = new Map<string, string>();

  add(file: File): void { if (file.type.startsWith('image/')) this.#urls.set(keyOf(file), URL.createObjectURL(file)); }
  of(file: { readonly name: string; readonly size: number }): string | undefined { return this.#urls.get(keyOf(file)); }

  clear(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}
