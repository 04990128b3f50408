/** The name of the field that the customer is in, through all shadow roots; undefined while another window has the focus. */
export function heldField(): string | undefined {
  if (!document.hasFocus()) return undefined;
  let field: string | undefined;
  for (let at = document.activeElement; at; at = at.shadowRoot?.activeElement ?? null) if (at.localName.startsWith('portal-field-')) field = at.getAttribute('name') ?? undefined;
  return field;
}
