/**
 * Sentences as words and marks, the form in which the rules of attribution read. Unlike the tokens of the index, marks
 * are kept, hyphenated words stay whole and the genitive is a property of its word.
 */
import type { Sentence, Span } from '../domain.ts';
import { fold } from '../language/fold.ts';

/** A word, a number or a mark of a sentence; offsets are in the article. */
export interface Word extends Span {
  /** As printed, without a genitive 's. */
  readonly text: string;
  /** Lower-case, marks of letters kept (NFC). */
  readonly low: string;
  /** Lower-case without marks of letters. */
  readonly folded: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** Whether the first letter is a capital. */
  readonly capital: boolean;
  /** Whether 's or a bare apostrophe follows. */
  readonly genitive: boolean;
  /** Whether the word lies inside quotation marks. */
  readonly quoted: boolean;
}

/** A sentence with its words. */
export interface ScannedSentence {
  readonly sentence: Sentence;
  readonly words: readonly Word[];
}

const TOKEN =
  /(\p{Lu}{0,3}\p{Sc}?\p{Nd}[\p{Nd}.,:]*(?:[-–]\p{L}[\p{L}\p{M}]*)*|[\p{L}\p{M}][\p{L}\p{M}\p{Nd}]*(?:(?:['’ʼ](?=[\p{L}])|[-‑](?=[\p{L}\p{Nd}])|(?<=\b\p{Lu})\.(?=\p{Lu}\b))[\p{L}\p{M}\p{Nd}]+)*)|''|``|--|\.{3}|[^\s\p{L}\p{M}\p{Nd}]/gu;
const GENITIVE = /^(.+)['’ʼ][sS]$/u;
const NUMBER_TAIL = /[.,:]+$/;
const CAPITAL = /^(?:\p{Lu}|(?:al|el|an|ad|as|ash|at|ibn|bin|d|l|ter|ten)[-'’]\p{Lu})/u;
const LETTER = /^[\p{L}\p{M}]/u;

/**
 * @param quoted whether a position of the article is inside quotation marks
 */
export function scanSentence(
  text: string,
  sentence: Sentence,
  quoted: (offset: number) => boolean,
): ScannedSentence {
  const words: Word[] = [];
  const body = text.slice(sentence.start, sentence.end);
  for (const match of body.matchAll(TOKEN)) {
    let piece = match[0];
    const start = sentence.start + match.index;
    const isText = match[1] !== undefined;
    let genitive = false;
    if (isText && LETTER.test(piece)) {
      const owner = GENITIVE.exec(piece);
      if (owner) {
        piece = owner[1]!;
        genitive = true;
      } else if (
        /[sSxzXZ]$/.test(piece) &&
        /^['’ʼ](?=\s)/.test(body.slice(match.index + piece.length, match.index + piece.length + 2))
      ) {
        genitive = !quoted(start);
      }
    } else if (isText) {
      piece = piece.replace(NUMBER_TAIL, '');
    }
    words.push(makeWord(piece, start, isText, genitive, quoted(start)));
    const tail = match[0].length - piece.length;
    if (tail > 0 && !genitive) {
      for (let i = 0; i < tail; i++) {
        words.push(
          makeWord(match[0][piece.length + i]!, start + piece.length + i, false, false, quoted(start)),
        );
      }
    }
  }
  return { sentence, words };
}

function makeWord(text: string, start: number, isText: boolean, genitive: boolean, quoted: boolean): Word {
  const letters = isText && LETTER.test(text);
  const low = isText ? text.normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'") : text;
  return {
    text,
    low,
    folded: letters ? fold(text) : low,
    start,
    end: start + text.length,
    kind: letters ? 'word' : isText ? 'number' : 'mark',
    capital: letters && CAPITAL.test(text),
    genitive,
    quoted,
  };
}

const OPENING = new Set(['"', '“', '„', '«', '‘', "''", '``', "'", '”', '’']);
const DASHES = new Set(['-', '–', '—', '--', '‒', '―']);

/** Whether the mark opens or closes a quotation. */
export const isQuoteMark = (word: Word | undefined): boolean =>
  word !== undefined && word.kind === 'mark' && (OPENING.has(word.text) || word.text === '»');

export const isDash = (word: Word | undefined): boolean =>
  word !== undefined && word.kind === 'mark' && DASHES.has(word.text);

export const isMark = (word: Word | undefined, text: string): boolean =>
  word !== undefined && word.kind === 'mark' && word.text === text;
