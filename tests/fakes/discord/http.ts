/** Reading requests and writing answers: JSON, forms with files, statuses without a body. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UploadedFile } from './messages.ts';
import { refusals } from './problems.ts';
import { MESSAGE_LIMITS } from './validate/message.ts';

/** A request after its body was read. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded, without `/api/v10` and query: `/channels/1/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Values of the pattern's places, decoded. */
  readonly values: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** An answer: no body means 204. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Reads the whole body. A form with files carries the JSON in `payload_json`. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ body: unknown; files: readonly UploadedFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  if (bytes.length === 0) return { body: undefined, files: [] };
  return { body: parse(bytes.toString('utf8')), files: [] };
}

async function readForm(
  bytes: Buffer,
  type: string,
): Promise<{ body: unknown; files: readonly UploadedFile[] }> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: UploadedFile[] = [];
  let body: unknown = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name === 'payload_json') body = parse(value);
      continue;
    }
    if (value.size > MESSAGE_LIMITS.file) throw refusals.tooLarge();
    const index = Number(/^files\[(\d+)\]$/.exec(name)?.[1] ?? files.length);
    files.push({ index, name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  if (files.length > MESSAGE_LIMITS.files) throw refusals.tooLarge();
  return { body, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusals.invalidJson();
  }
}

/** Writes an answer. A 204 carries no content type: the client would look for JSON in it. */
export function writeAnswer(
  response: ServerResponse,
  { status, body }: ApiAnswer,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

export const NO_CONTENT: ApiAnswer = { status: 204 };

/** An answer of 200 with a body. */
export function ok(body: unknown): ApiAnswer {
  return { status: 200, body };
}
