import { html, type TemplateResult } from 'lit';

/** A link that a company's text may hold: https, mailto or tel. */
const safe = /^(https:\/\/|mailto:|tel:)[^\s"'<>]+$/i;

/** Bold, emphasis and links within a line; anything else is text. */
function inline(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  const pattern = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/g;
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, bold, emphasis, label, address] = match;
    parts.push(text.slice(at, match.index));
    if (bold !== undefined) parts.push(html`<strong>${inline(bold)}</strong>`);
    else if (emphasis !== undefined) parts.push(html`<em>${inline(emphasis)}</em>`);
    else if (label !== undefined && address !== undefined && safe.test(address)) parts.push(html`<a href=${address} target="_blank" rel="noopener noreferrer">${label}</a>`);
    else parts.push(whole);
    at = match.index + whole.length;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '');
}

/** The small Markdown subset of company texts: paragraphs, headings, lists, bold, emphasis, links. Never HTML: tags in it are shown as they are written. */
export function markdown(text: string): TemplateResult {
  const blocks = text.replace(/\r\n?/g, '\n').split(/\n{2,}/).map((block) => block.trim()).filter(Boolean);
  return html`${blocks.map((block) => {
    const lines = block.split('\n');
    const heading = /^#{1,4}\s+(.*)$/.exec(block);
    if (heading && lines.length === 1) return html`<h3>${inline(heading[1] ?? '')}</h3>`;
    if (lines.every((line) => /^[-*]\s+/.test(line))) return html`<ul class="bullets">${lines.map((line) => html`<li>${inline(line.replace(/^[-*]\s+/, ''))}</li>`)}</ul>`;
    if (lines.every((line) => /^\d+[.)]\s+/.test(line))) return html`<ol class="numbers">${lines.map((line) => html`<li>${inline(line.replace(/^\d+[.)]\s+/, ''))}</li>`)}</ol>`;
    return html`<p>${lines.map((line, i) => html`${i > 0 ? html`<br>` : ''}${inline(line)}`)}</p>`;
  })}`;
}
