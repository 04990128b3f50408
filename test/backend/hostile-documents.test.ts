import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedPdf } from '../../demo/backend/src/contract-pdf.js';
import type { Evidence } from '../../demo/backend/src/evidence.js';
import { download } from '../../demo/backend/src/files.js';
import { plainName } from '../../demo/backend/src/uploads.js';
import { accepted, consentsTo, sha256 } from '../conformance/caller.js';
import { injections, strings, whole } from '../e2e/hostile/strings.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { contractPdf, ContractWorld, evidenceIn, withContracts } from './contract-world.js';
import { TestBackend } from './open-backend.js';

/** What of a PDF does something, or leads somewhere. */
const active = /^(OpenAction|AA|A|JS|JavaScript|Launch|URI|GoToR|GoToE|SubmitForm|ImportData|AcroForm|RichMedia|XFA)$/;
const bare = (text: string): string => text.replace(/\s/g, '');

/** Names of everything in a document that a dictionary of it has. */
function names(document: PDFDocument): Set<string> {
  const found = new Set<string>();
  const walk = (part: PDFObject): void => {
    if (part instanceof PDFStream) walk(part.dict);
    if (part instanceof PDFArray) part.asArray().forEach(walk);
    if (part instanceof PDFDict) for (const [name, value] of part.entries()) { found.add(name.decodeText()); walk(value); }
  };
  for (const [, part] of document.context.enumerateIndirectObjects()) walk(part);
  return found;
}

/** What the pages of a document say from one on, as far as it is ASCII, without spaces; undefined where a text isn't written in hex. */
function said(document: PDFDocument, from: number): string {
  return document.getPages().slice(from).map(({ node }) => {
    const contents = document.context.lookup(node.get(PDFName.of('Contents')));
    const streams = contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents];
    return streams.map((stream) => (stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '')).join('\n')
      .split('\n').flatMap((line) => { const [, hex] = /^<([0-9A-F]*)> Tj$/.exec(line) ?? []; return hex === undefined ? [] : [Buffer.from(hex, 'hex').toString('latin1')]; }).join('');
  }).map(bare).join('');
}

const places = ['company', 'project', 'number', 'contract', 'document', 'customer', 'name', 'address', 'agent', 'consent'] as const;
type Words = Readonly<Record<(typeof places)[number], string>>;
const evidence = (words: Words): Evidence => ({
  language: 'en', company: words.company, project: { id: words.project, name: words.project }, contract: { id: 'main', number: words.number, name: words.contract },
  document: { id: 'd', name: words.document, size: 3, type: 'application/pdf', sha256: 'a'.repeat(64) }, customer: { id: 'c', name: words.customer }, signature: { way: 'typed', name: words.name },
  signedAt: new Date('2026-11-26T10:00:00Z'), address: words.address, agent: words.agent, consents: [{ id: 'k', name: words.consent, version: 1, language: 'en', sha256: 'b'.repeat(64), at: '2026-11-26T10:00:00Z' }],
});

describe('whatever stands in it, a signed document', () => {
  it('F137 is the original and a record that says what was given: nothing in it acts, leads away or is a part of another name', async () => {
    const original = await contractPdf();
    const plain = names(await PDFDocument.load(await signedPdf(original, evidence(Object.fromEntries(places.map((place) => [place, 'x'])) as Words)), { updateMetadata: false }));
    const list = [...injections, ...strings];
    const told: string[] = [];
    for (let at = 0; at < list.length; at += places.length) {
      const words = Object.fromEntries(places.map((place, i) => [place, list[(at + i) % list.length]])) as Words;
      const given = evidence(words);
      const bytes = await signedPdf(original, given);
      const where = JSON.stringify(words).slice(0, 300);
      if (!original.equals(bytes.subarray(0, original.length))) told.push(`another original: ${where}`);
      const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
      const strange = [...names(document)].filter((name) => active.test(name) || (!plain.has(name) && !/^(Helvetica|Courier|Times)/.test(name)));
      if (strange.length > 0) told.push(`${strange.join()}: ${where}`);
      const attached = document.getAttachments();
      const { language: _, ...data } = given;
      if (attached.length !== 1 || Buffer.from(attached[0]?.data ?? []).toString('utf8') !== Buffer.from(JSON.stringify(data, null, 2)).toString('utf8')) told.push(`other data: ${where}`);
      const text = said(document, 1);
      for (const word of Object.values(words)) if (/^[\x20-\x7e]*$/.test(word) && !text.includes(bare(word))) told.push(`not written: ${word}`);
    }
    expect(told.slice(0, 5)).toEqual([]);
  });

  it('holds nobody up for a name that has no space in it, and keeps a long signature in its box', async () => {
    const original = await contractPdf();
    const long = 'W'.repeat(5_000);
    const words = Object.fromEntries(places.map((place) => [place, 'x'])) as Words;
    expect(said(await PDFDocument.load(await signedPdf(original, evidence({ ...words, project: long })), { updateMetadata: false }), 1)).toContain(long);
    // a hundred signs that the letters don't have: the record still is one page
    const signed = await PDFDocument.load(await signedPdf(original, evidence({ ...words, name: '漢'.repeat(100) })), { updateMetadata: false });
    expect(signed.getPageCount()).toBe(2);
    expect(said(signed, 1)).toContain('[U+6F22]'.repeat(100));
  });
});

describe('whatever it is called, a file', () => {
  let portal: TestBackend;
  let world: ContractWorld;
  beforeAll(async () => {
    portal = await TestBackend.open('PGlite');
    await portal.changeFlow(withContracts);
    world = new ContractWorld(portal);
  });
  afterAll(() => portal?.close());

  /** What is wrong with what a browser is told of a file's name. */
  function wrong(header: string | null, name: string): string[] {
    const [, plain, encoded] = /^attachment; filename="([\x20\x21\x23\x24\x26-\x5b\x5d-\x7e]+)"; filename\*=UTF-8''([\w.!#$&+^`|~%-]+)$/.exec(header ?? '') ?? [];
    if (plain === undefined || encoded === undefined) return [`${name}: ${header}`];
    const read = decodeURIComponent(encoded);
    return [...(read === name ? [] : [`${name} reads ${read}`]), ...(/[\\/\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(read) ? [`no name: ${JSON.stringify(read)}`] : [])];
  }

  it('F137 is downloaded under a name that is one: every naughty string', async () => {
    const told: string[] = [];
    for (const text of [...injections, ...strings, '😀'.repeat(300), `${'é'.repeat(250)}.pdf`]) {
      const name = plainName(whole(text));
      const { headers } = await download({ id: 'x', name, size: 1, type: 'application/pdf' }, { ...portal.backend.store, size: () => Promise.resolve(1) }, true);
      told.push(...wrong(headers.get('content-disposition'), name));
      if ([...name].length > 200) told.push(`long: ${name}`);
    }
    expect(told.slice(0, 5)).toEqual([]);
  });

  it('is told by the server with no header but its own', async () => {
    const told: string[] = [];
    for (const text of injections) {
      const answer = await portal.company.ask(`/company/files?name=${encodeURIComponent(text)}`, { method: 'POST', body: pdfBytes() });
      const { id, name } = answer.json as { id: string; name: string };
      const { status, headers } = await portal.company.ask(`/company/files/${id}`);
      told.push(...wrong(headers.get('content-disposition'), name), ...(status === 200 && !headers.has('set-cookie') && headers.get('content-type') === 'application/pdf' ? [] : [`${status}: ${text}`]));
    }
    expect(told.slice(0, 5)).toEqual([]);
  });

  it('F31 is signed by whoever signs it, under whatever name, and the company reads just that', async () => {
    for (const name of ['x) Tj ET endstream endobj', '\\051\\012(', '>> /OpenAction << /S /JavaScript >>', 'x\r\nBcc: all@evil.example', '\u202egnp.exe', '<script>alert(1)</script>', '{{customer.name}}']) {
      const { anna, project, document } = await world.signing({ name, number: name }, { customer: { name } });
      const { receipt } = accepted(await anna.act(project, 'sign-contract', { contract: 'main', sha256: sha256(document), signature: { way: 'typed', name }, consents: consentsTo(await anna.opportunity(project)) }));
      const bytes = await world.bytes(receipt.files![0]!);
      expect((await evidenceIn(bytes)).evidence).toMatchObject({ signature: { way: 'typed', name: name.trim() }, customer: { name }, contract: { name, number: name } });
      expect([...names(await PDFDocument.load(bytes, { updateMetadata: false }))].filter((one) => active.test(one))).toEqual([]);
      expect((await portal.company.ask(`/company/opportunities/${project}`)).json).toMatchObject({ contracts: [{ signed: { name: name.trim() } }] });
    }
  });
});
