/**
 * Sentences of three languages. Offsets are born in the loop that finds the ends: nothing is searched for afterwards.
 * Time is linear in the length of the text; every look around a full stop is bounded.
 */
import type { Span } from '../domain.ts';
import { goesOn } from './abbreviations.ts';
import { splitBlocks, trim } from './blocks.ts';

/** Marks that end a sentence, the closing marks that belong to it, and note numbers: `.”`, `?!`, `…»`, `.)`, `.[3]`. */
const END = /([.!?…]+|[。！？]+)((?:["'”’»›)\]}*_´`“]|\[\d{1,3}\])*)/g;
const SPACE = /[\s\u200b\u0085]/;
/** What may stand between two sentences before the first letter of the second. */
const OPENING = /[\s"'“”‘’„«»‹›([{*_¿¡•·▪‣◦●○■`´–—-]/;
const LATE_CLOSING = /[”»]/;
/** How far a look around a full stop goes, in characters. */
const LOOK = 40;
/** `“Why?” Ada Berg asked`: the sentence goes on although a name follows. */
const ASKED =
  /^(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}(?:said|says|asked|asks|wondered|replied|added|wrote|told|shouted|cried|joked|exclaimed)\b/u;

/**
 * The sentences of `span`, in order, not overlapping, trimmed. All of `span` but white space lies in one of them.
 * A block (see blocks.ts) always ends a sentence.
 */
export function splitSentences(text: string, span: Span, language: string): Span[] {
  const sentences: Span[] = [];
  for (const block of splitBlocks(text, span)) splitBlock(text, block, language, sentences);
  return sentences;
}

/** Adds the sentences of one block to `into`. */
export function splitBlock(text: string, block: Span, language: string, into: Span[]): void {
  let { start } = block;
  const add = (end: number) => {
    const sentence = trim(text, { start, end });
    if (sentence.start < sentence.end) into.push(sentence);
    start = end;
  };
  END.lastIndex = start;
  for (let match = END.exec(text); match !== null && match.index < block.end; match = END.exec(text)) {
    const end = endOfSentence(text, { start, end: block.end }, match, language);
    if (end === null) continue;
    add(end);
    END.lastIndex = end;
  }
  add(block.end);
}

/** Where the sentence ends that began at `rest.start`, or null when it goes on after this mark. */
function endOfSentence(text: string, rest: Span, match: RegExpExecArray, language: string): number | null {
  const [whole, marks, closing] = match as unknown as [string, string, string];
  let end = match.index + whole.length;
  if (end >= rest.end) return null;
  if (/[。！？]/.test(marks)) return end;
  if (!SPACE.test(text[end]!)) return isSpaceMissing(text, match.index, end, marks) ? end : null;
  let at = skip(text, end, rest.end, SPACE);
  if (LATE_CLOSING.test(text[at] ?? '') && SPACE.test(text[at + 1] ?? ' ')) {
    end = at + 1;
    at = skip(text, end, rest.end, SPACE);
  }
  const letter = skip(text, at, Math.min(rest.end, at + LOOK), OPENING);
  const ahead = text.slice(letter, Math.min(rest.end, letter + LOOK));
  if (!/^[\p{L}\p{N}]/u.test(ahead)) return /^[\p{P}\s]*$/u.test(ahead) ? null : end;
  if (/^\p{Ll}/u.test(ahead) && !/^\p{Ll}\p{Lu}/u.test(ahead)) return null;
  const next = /^(?:[\p{L}\p{M}]+|\p{N}+)/u.exec(ahead)![0];
  if (/^[.…]/.test(marks)) {
    if (marks.length > 1 || marks === '…') return next === 'I' ? null : end;
    return closing === '' && goesOn(stopAt(text, rest.start, match.index, next, language)) ? null : end;
  }
  return closing !== '' && letter === at && ASKED.test(text.slice(letter, letter + 2 * LOOK)) ? null : end;
}

function stopAt(text: string, start: number, stop: number, next: string, language: string) {
  const behind = text.slice(Math.max(start, stop - LOOK), stop);
  const word = /[^\s"'“”‘’«»()[\]/–—-]*$/u.exec(behind)![0];
  const before = /([\p{L}\p{M}]+)[.,]?\s+$/u.exec(behind.slice(0, behind.length - word.length))?.[1] ?? '';
  const first = !/[\p{L}\p{N}]/u.test(text.slice(start, Math.min(stop - word.length, start + LOOK)));
  return { language, word, first: first && stop - word.length - start < LOOK, before, next };
}

/** `the vote.The mayor`: a small-lettered word, a mark, and a capitalised word, as only a lost space leaves them. */
function isSpaceMissing(text: string, mark: number, end: number, marks: string): boolean {
  if (marks.length > 1) return false;
  const behind = text.slice(Math.max(0, mark - LOOK), mark);
  return (
    /(?:^|[\s,(“"«])\p{Ll}{3,}$/u.test(behind) &&
    /^["“«]?\p{Lu}\p{Ll}*[\s,]/u.test(text.slice(end, end + LOOK))
  );
}

function skip(text: string, from: number, to: number, what: RegExp): number {
  while (from < to && what.test(text[from]!)) from += 1;
  return from;
}
