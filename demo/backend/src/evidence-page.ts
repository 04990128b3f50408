import { LineCapStyle, PageSizes, rgb, StandardFonts, type PDFDocument, type PDFFont, type PDFImage, type PDFPage } from '@cantoo/pdf-lib';
import { contractWords } from './contract-words.js';
import { moment, type Evidence } from './evidence.js';
import { inLetters } from './letters.js';
import { isJpeg } from './picture.js';

const ink = rgb(0.06, 0.08, 0.11);
const soft = rgb(0.36, 0.39, 0.43);
const line = rgb(0.82, 0.84, 0.86);
const margin = 56;
const [width, height] = PageSizes.A4;
const labels = 150;

interface Fonts { readonly text: PDFFont; readonly bold: PDFFont; readonly mono: PDFFont; readonly hand: PDFFont }

/** Writes from the top of a page to its end, and goes on on another. */
class Writer {
  readonly #document: PDFDocument;
  readonly #fonts: Fonts;
  #page: PDFPage;
  y = height - margin;
  /** a sign was written in another way than it was given */
  changed = false;

  constructor(document: PDFDocument, fonts: Fonts) {
    this.#document = document;
    this.#fonts = fonts;
    this.#page = document.addPage(PageSizes.A4);
  }

  get page(): PDFPage { return this.#page; }

  /** Makes sure that so much room is left. */
  room(needed: number): void {
    if (this.y - needed >= margin) return;
    this.#page = this.#document.addPage(PageSizes.A4);
    this.y = height - margin;
  }

  write(text: string, { font = 'text', size = 10, x = margin, most = width - margin - x, color = ink, leading = size * 1.45 }: { font?: keyof Fonts; size?: number; x?: number; most?: number; color?: ReturnType<typeof rgb>; leading?: number } = {}): void {
    const face = this.#fonts[font];
    const { text: plain, changed } = inLetters(text, face);
    this.changed ||= changed;
    for (const one of wrapped(plain, face, size, most)) {
      this.room(leading);
      this.y -= leading;
      this.#page.drawText(one, { x, y: this.y, size, font: face, color });
    }
  }

  /** The largest of some sizes in which a text stands in so much room, and how high it is there. */
  fitting(text: string, font: keyof Fonts, sizes: readonly number[], most: number, high: number): { readonly size: number; readonly leading: number; readonly high: number } {
    const face = this.#fonts[font];
    const { text: plain } = inLetters(text, face);
    const tried = sizes.map((size) => ({ size, leading: size * 1.1, high: wrapped(plain, face, size, most).length * size * 1.1 }));
    return tried.find((one) => one.high <= high) ?? tried.at(-1) ?? { size: 5, leading: 5, high };
  }

  row(label: string, value: string, font: keyof Fonts = 'text'): void {
    this.room(40);
    const { y, page } = this;
    this.write(label, { color: soft, size: 9, most: labels - 12, leading: 14 });
    const after = this.page === page ? this.y : height - margin;
    if (this.page === page) this.y = y;
    this.write(value, { x: margin + labels, size: font === 'mono' ? 8 : 9.5, font, leading: 14 });
    this.y = Math.min(this.y, after) - 5;
  }

  rule(): void {
    this.y -= 6;
    this.#page.drawLine({ start: { x: margin, y: this.y }, end: { x: width - margin, y: this.y }, thickness: 0.6, color: line });
    this.y -= 8;
  }
}

/** How many letters of a word fit, one at least: looked for by halves, or a name without a space would hold the server up. */
function fitting(word: string, fits: (part: string) => boolean): number {
  let [least, most] = [1, word.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(word.slice(0, middle))) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** Lines no wider than that; a word that is wider is broken. */
function wrapped(text: string, font: PDFFont, size: number, most: number): string[] {
  const fits = (part: string): boolean => font.widthOfTextAtSize(part, size) <= most;
  const lines: string[] = [];
  let current = '';
  const put = (word: string): void => {
    const next = current === '' ? word : `${current} ${word}`;
    if (fits(next)) { current = next; return; }
    if (current !== '') lines.push(current);
    current = '';
    let rest = word;
    while (!fits(rest)) {
      const end = fitting(rest, fits);
      lines.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    current = rest;
  };
  for (const word of text.split(' ')) put(word);
  return [...lines, current];
}

/** Adds what proves the signature: the signature itself, who, when, from where, under which document, and what was accepted with it. */
export async function evidencePages(document: PDFDocument, evidence: Evidence, prefix: boolean, picture?: Uint8Array): Promise<void> {
  const fonts: Fonts = {
    text: await document.embedFont(StandardFonts.Helvetica), bold: await document.embedFont(StandardFonts.HelveticaBold),
    mono: await document.embedFont(StandardFonts.Courier), hand: await document.embedFont(StandardFonts.TimesRomanItalic),
  };
  const w = contractWords(evidence.language);
  const { signature, contract, customer, project, consents } = evidence;
  const size = String(evidence.document.size);
  const writer = new Writer(document, fonts);
  writer.write(evidence.company, { color: soft, size: 9 });
  writer.write(w.title, { font: 'bold', size: 18, leading: 26 });
  writer.write(w.lead, { color: soft, size: 9.5 });
  writer.y -= 14;
  await drawSignature(document, writer, evidence, picture);
  writer.write(`${w.signature}: ${w[signature.way]}`, { color: soft, size: 8.5 });
  writer.rule();
  writer.row(w.signer, signature.name, 'bold');
  writer.row(w.when, moment(evidence.signedAt));
  writer.row(w.customer, [customer.name, customer.email, customer.phone].filter(Boolean).join(' · '));
  writer.row(w.contract, [contract.number, contract.name].filter(Boolean).join(' · '));
  writer.row(w.project, `${project.name} (${project.id})`);
  writer.rule();
  writer.row(w.document, `${evidence.document.name} · ${w.size(size)}`);
  writer.row(w.hash, evidence.document.sha256 ?? w.none, 'mono');
  if (prefix) writer.row('', w.prefix(size));
  writer.rule();
  writer.row(w.address, evidence.address || w.none);
  writer.row(w.agent, evidence.agent || w.none);
  if (consents.length > 0) {
    writer.rule();
    for (const [i, consent] of consents.entries()) {
      writer.row(i === 0 ? w.consents : '', `${consent.name}: ${w.consent(consent.version, consent.at)}`);
      writer.y += 4;
      writer.row('', `SHA-256 (${consent.language}) ${consent.sha256}`, 'mono');
    }
  }
  if (!writer.changed) return;
  writer.rule();
  writer.write(w.letters, { color: soft, size: 8.5 });
}

/** The signature in its box, three times as wide as high: the strokes as they were drawn, the name as it was typed, or the picture. */
async function drawSignature(document: PDFDocument, writer: Writer, { signature }: Evidence, picture?: Uint8Array): Promise<void> {
  const box = { width: 270, height: 90 };
  writer.room(box.height + 30);
  const { page } = writer;
  const top = writer.y;
  const bottom = top - box.height;
  page.drawRectangle({ x: margin, y: bottom, ...box, borderColor: line, borderWidth: 0.8 });
  for (const stroke of signature.strokes ?? []) {
    // a tap is a stroke that goes nowhere: round ends make it a dot
    const [start, ...rest] = stroke.map(([x = 0, y = 0]) => `${(x * box.width).toFixed(2)} ${(y * box.height).toFixed(2)}`);
    page.drawSvgPath(`M ${start ?? '0 0'} L ${(rest.length > 0 ? rest : [start]).join(' L ')}`, { x: margin, y: top, borderColor: ink, borderWidth: 1.5, borderLineCap: LineCapStyle.Round });
  }
  if (signature.way === 'typed') {
    const most = box.width - 32;
    const { size, leading, high } = writer.fitting(signature.name, 'hand', [24, 16, 11, 7, 5], most, box.height - 8);
    writer.y = bottom + (box.height + high) / 2 + size * 0.35;
    writer.write(signature.name, { font: 'hand', size, x: margin + 16, most, leading });
  }
  if (picture) {
    const image: PDFImage = isJpeg(Buffer.from(picture)) ? await document.embedJpg(picture) : await document.embedPng(picture);
    const scaled = image.scaleToFit(box.width - 16, box.height - 16);
    page.drawImage(image, { x: margin + (box.width - scaled.width) / 2, y: bottom + (box.height - scaled.height) / 2, width: scaled.width, height: scaled.height });
  }
  writer.y = bottom - 4;
}
