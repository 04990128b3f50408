import {
  beginText, concatTransformationMatrix, drawObject, endText, PDFArray, PDFDict, PDFDocument, PDFName, PDFStream, popGraphicsState, pushGraphicsState, setFillingGrayscaleColor, setFontAndSize, showText, StandardFonts,
  type PDFFont, type PDFObject, type PDFPage, type PDFRef,
} from '@cantoo/pdf-lib';
import { contractWords } from './contract-words.js';
import { moment, type Evidence } from './evidence.js';
import { evidencePages } from './evidence-page.js';
import { inLetters } from './letters.js';

/** The end of the file names the place of its table, and the table is there: what is written after it can point to it. */
function hasTable(bytes: Uint8Array): boolean {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(bytes.subarray(-1024)).toString('latin1'))?.[1] ?? NaN);
  return at > 0 && /^\s*(xref|\d+ \d+ obj)/.test(Buffer.from(bytes.subarray(at, at + 40)).toString('latin1'));
}

/**
 * The signed document: the original, byte for byte, and after it what makes it signed: a line at the foot of each page, the page of evidence with the signature,
 * and the evidence as data. Readers of PDF see them as one. An original without a table of its parts is written anew. `picture`: the signature's, where one was uploaded.
 */
export async function signedPdf(original: Uint8Array, evidence: Evidence, picture?: Uint8Array): Promise<Uint8Array> {
  const prefix = hasTable(original);
  const document = await PDFDocument.load(original, { updateMetadata: false, forIncrementalUpdate: prefix });
  indexParts(document);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const pages = document.getPages();
  const { stamp } = contractWords(evidence.language);
  footPages(document, pages, font, `${stamp}: ${evidence.signature.name} · ${moment(evidence.signedAt)} · SHA-256 ${evidence.document.sha256 ?? ''}`);
  await evidencePages(document, evidence, prefix, picture);
  const { language: _, ...data } = evidence;
  await document.attach(Buffer.from(JSON.stringify(data, null, 2)), 'evidence.json', { mimeType: 'application/json', description: 'Evidence of the electronic signature' });
  return prefix ? document.commit() : document.save();
}

/** Where the visible lower left corner is, and which way the lines run: `[a b c d e f]` of a page as it is turned for its reader. */
function footMatrix(page: PDFPage, inset: number, above: number): [number, number, number, number, number, number] {
  const { x, y, width, height } = page.getCropBox();
  switch (((page.getRotation().angle % 360) + 360) % 360) {
    case 90: return [0, 1, -1, 0, x + width - above, y + inset];
    case 180: return [-1, 0, 0, -1, x + width - inset, y + height - above];
    case 270: return [0, -1, 1, 0, x + above, y + height - inset];
    default: return [1, 0, 0, 1, x + inset, y + above];
  }
}

/**
 * Has the library know at once where each part of the original stands. By itself it looks through all of them at each change,
 * which takes half a minute on a thousand pages. To be removed when `registerObjectChange` of @cantoo/pdf-lib keeps an index.
 */
function indexParts({ context }: PDFDocument): void {
  const owners = new Map<PDFObject, PDFRef>();
  const claim = (part: PDFObject, owner: PDFRef): void => {
    if (owners.has(part)) return;
    owners.set(part, owner);
    if (part instanceof PDFStream) claim(part.dict, owner);
    else for (const inner of part instanceof PDFDict ? part.values() : part instanceof PDFArray ? part.asArray() : []) claim(inner, owner);
  };
  for (const [ref, part] of context.enumerateIndirectObjects()) claim(part, ref);
  // what isn't of the original is new, and is written in any case
  context.registerObjectChange = (part) => { const owner = owners.get(part); if (owner) context.snapshot?.markRefForSave(owner); };
}

/** One line at the foot of each page. It is drawn once, and each page gets resources of its own with it: what pages share stays as it is. */
function footPages(document: PDFDocument, pages: readonly PDFPage[], font: PDFFont, text: string): void {
  const { context } = document;
  const size = 6;
  const name = PDFName.of('PortalFoot');
  const foot = context.register(context.formXObject(
    [beginText(), setFillingGrayscaleColor(0.35), setFontAndSize('F', size), showText(font.encodeText(inLetters(text, font).text)), endText()],
    { BBox: context.obj([0, -2, 2000, size + 2]), Resources: context.obj({ Font: { F: font.ref } }) },
  ));
  const before = context.register(context.contentStream([pushGraphicsState()]));
  for (const page of pages) {
    const { node } = page;
    const resources = node.Resources()?.clone(context) ?? context.obj({});
    const objects = resources.lookupMaybe(PDFName.of('XObject'), PDFDict)?.clone(context) ?? context.obj({});
    objects.set(name, foot);
    resources.set(PDFName.of('XObject'), objects);
    node.set(PDFName.of('Resources'), resources);
    const after = context.register(context.contentStream([popGraphicsState(), pushGraphicsState(), concatTransformationMatrix(...footMatrix(page, 30, 10)), drawObject('PortalFoot'), popGraphicsState()]));
    node.set(PDFName.of('Contents'), context.obj([before, ...contentsOf(page), after]));
  }
}

/** The streams of a page, however they are listed. */
function contentsOf({ node, doc: { context } }: PDFPage): PDFObject[] {
  const listed = node.get(PDFName.of('Contents'));
  const whole = context.lookup(listed);
  if (whole instanceof PDFArray) return whole.asArray();
  return listed && whole ? [listed] : [];
}
