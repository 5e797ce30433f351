/** Lines of a stream of bytes as they come, split at line feeds only: other separators may stand inside JSON strings. */
import { StringDecoder } from 'node:string_decoder';

/** A line, or null in place of one longer than `maxLength`, whose text is not kept. */
export async function* linesOf(
  chunks: AsyncIterable<Buffer | string>,
  maxLength: number,
): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let line = '';
  let tooLong = false;
  let first = true;
  const finished = (): string | null => {
    const whole = first ? line.replace(/^\ufeff/u, '') : line;
    const result = tooLong ? null : whole.replace(/\r$/u, '');
    first = false;
    line = '';
    tooLong = false;
    return result;
  };
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      line += text.slice(from, at);
      from = at + 1;
      if (line.length > maxLength) tooLong = true;
      yield finished();
    }
    if (!tooLong) line += text.slice(from);
    if (line.length > maxLength) {
      tooLong = true;
      line = '';
    }
  }
  line += decoder.end();
  if (line !== '' || tooLong) yield finished();
}
