import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';

/** Why a PDF can't be read, as a code; undefined when it can. It takes its time for a long one, in steps, so that others are answered meanwhile. */
export async function pdfFault(bytes: Uint8Array): Promise<'not-a-pdf' | 'pdf-encrypted' | 'pdf-damaged' | undefined> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'not-a-pdf';
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return document.getPageCount() > 0 && document.getPage(0).getWidth() > 0 ? undefined : 'pdf-damaged';
  } catch (error) {
    return error instanceof EncryptedPDFError ? 'pdf-encrypted' : 'pdf-damaged';
  }
}

/** The end is there: what a reader looks for first. A PDF that was cut off on its way doesn't have it. */
export const endsAsPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(-2048)).includes('%%EOF');

/** Why the copy that a customer signed can't be taken: nobody but them can open it, or it didn't come whole. What is merely unusual is for the company to read. */
export async function copyFault(bytes: Uint8Array): Promise<'pdf-encrypted' | 'pdf-damaged' | undefined> {
  const fault = await pdfFault(bytes);
  if (fault === 'pdf-encrypted') return fault;
  return endsAsPdf(bytes) ? undefined : 'pdf-damaged';
}
