/** A document of design tokens, 2025.10. */
export type TokenDocument = object;
/** name → value in CSS of every token, in the file's order */
export function flatten(node: TokenDocument): [name: string, value: string][];
/** `tokens.ts` */
export function generate(tokens: TokenDocument): string;
/** A theme's style sheet: its tokens on the page's root, and its colour scheme on the elements of these tags alone. */
export function themeSheet(theme: TokenDocument, tags: readonly string[]): string;
