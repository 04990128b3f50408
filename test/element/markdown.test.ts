import { expect } from 'chai';
import { render } from 'lit';
import { markdown } from '../../src/element/markdown.js';

/** The addresses of the links that a text becomes. */
function linksIn(text: string): string[] {
  const box = document.createElement('div');
  render(markdown(text), box);
  return [...box.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
}

describe('a link in a company’s text', () => {
  it('F137 stands for https, mailto and tel, and for nothing else', () => {
    for (const address of ['https://example.com/a?b=c', 'mailto:help@example.com', 'tel:+390255500100']) expect(linksIn(`[go](${address})`), address).to.deep.equal([address]);
    for (const address of ['http://example.com', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:https://example.com/1', '//example.com', '/account', '#top', 'ftp://example.com', 'sms:+39', 'x:https://example.com']) {
      expect(linksIn(`[go](${address})`), address).to.deep.equal([]);
    }
  });
});
