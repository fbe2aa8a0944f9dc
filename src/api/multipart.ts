/** Reads `multipart/form-data`, as files are uploaded. https://docs.stripe.com/file-upload */
import { errors } from '../contract/errors.ts';
import type { Upload } from '../core/context.ts';

interface Parts {
  /** The fields as a form; a file stands there with a digest of its bytes, so that the same upload reads the same. */
  text: string;
  upload: Upload | undefined;
}

/** @throws StripeError when the parts make no sense */
export async function readParts(body: Uint8Array, type: string): Promise<Parts> {
  const fields = new URLSearchParams();
  let upload: Upload | undefined;
  for (const [name, value] of await entriesOf(body, type)) {
    if (typeof value === 'string') {
      fields.append(name, value);
      continue;
    }
    const bytes = new Uint8Array(await value.arrayBuffer());
    fields.append(name, await digest(bytes));
    if (name === 'file') upload = { filename: value.name, bytes };
  }
  return { text: fields.toString(), upload };
}

async function entriesOf(body: Uint8Array, type: string): Promise<[string, FormDataEntryValue][]> {
  try {
    const form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } }).formData();
    return [...form];
  } catch {
    throw errors.malformedForm();
  }
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
