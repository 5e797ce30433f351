/** Lines of JSON out of a stream of bytes, each as soon as it is whole. Pure but for reading the stream. */

/** A line that is not JSON. */
export class NotJsonError extends Error {}

/** @throws NotJsonError; and whatever the stream fails with. */
export async function* jsonLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield parsed(line);
      if (done) break;
    }
    if (rest.trim() !== '') yield parsed(rest);
  } finally {
    // Whoever stops listening ends the request too.
    await reader.cancel().catch(() => {});
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new NotJsonError(`Not JSON: ${line.slice(0, 80)}`);
  }
}
