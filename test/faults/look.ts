/** What a customer sees of a page. */
export interface Look {
  /** names of the buttons that can be pressed */
  readonly buttons: readonly string[];
  readonly text: string;
  /** headings, and lines that say where something stands */
  readonly headings: readonly string[];
  /** it says that what was typed is kept on this device */
  readonly saved: boolean;
  /** it asks who they are */
  readonly identifier: boolean;
  /** it asks for the code */
  readonly code: boolean;
}

/** Runs within the page. */
export function look(): Look {
  const buttons: string[] = [];
  const labels: string[] = [];
  const headings: string[] = [];
  let text = '';
  let saved = false;
  const visit = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) {
        text += ` ${element.shadowRoot.textContent ?? ''}`;
        visit(element.shadowRoot);
      }
      if (element.matches('.saved')) saved ||= element.textContent?.trim() === 'Saved on this device';
      if (!element.matches('button, label, summary, h1, h2, h3, h4, p') || !element.checkVisibility({ visibilityProperty: true })) continue;
      const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (element.matches('label')) labels.push(name);
      else if (element.matches('h1, h2, h3, h4, p')) headings.push(name);
      else if (!element.matches(':disabled, [aria-disabled="true"]')) buttons.push(name);
    }
  };
  visit(document);
  return { buttons, text, headings, saved, identifier: labels.some((label) => label.startsWith('E-mail address or phone number')), code: labels.some((label) => label.startsWith('Code (6 digits)')) };
}
