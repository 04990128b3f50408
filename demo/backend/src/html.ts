/** Text as HTML. Everything that goes into a page of the backend goes through here. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
