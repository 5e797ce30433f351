/**
 * How an article lies in the columns of the index: the text compressed, everything derived from it but words, vectors and
 * people as one compressed piece, and a seal over all of it. Pure.
 *
 * Why compressed (deflated.ts): text and sentences were half of INDEX_DIR, and answers touch a dozen articles. Why one piece:
 * a sentence a row cost a hundred bytes more and a write each.
 */
import { createHash } from 'node:crypto';
import type {
  AnalysedArticle,
  Article,
  ArticleEvents,
  Attribution,
  Passage,
  Person,
  Sentence,
  SkippedFile,
  Span,
} from '../domain.ts';
import { packJson, packText, unpackJson, unpackText } from './deflated.ts';
import type { FileState, StoredArticle, StoredPerson, StoredSentence } from './store.ts';

/** The fields of an article that are kept as they are. */
type Fields = Pick<Article, 'format' | 'encoding' | 'title' | 'date' | 'place' | 'source'>;

/** A sentence with its attribution as it is written: start and end, paragraph, heading or not, who says it and why. */
type SentenceRow = readonly [
  start: number,
  end: number,
  paragraph: number,
  heading: 0 | 1,
  kind: Attribution['kind'],
  speakers: readonly string[],
  because: string,
  evidence: readonly number[],
];

interface Parts {
  readonly fields: Fields;
  readonly sentences: readonly SentenceRow[];
  /** Start, end, first and last sentence of each passage, one after the other. */
  readonly passages: readonly number[];
}

/** The compressed columns. */
export interface PackedArticle {
  /** Apart, since who lists the meetings reads them of every article and nothing else. */
  readonly events: Buffer;
  readonly text: Buffer;
  readonly parts: Buffer;
}

/** What is kept of an article, unpacked. */
export interface UnpackedArticle {
  readonly article: StoredArticle;
  readonly sentences: readonly StoredSentence[];
  readonly passages: readonly Passage[];
}

export function packArticle(analysed: AnalysedArticle): PackedArticle {
  const { article, sentences, attributions, passages, events } = analysed;
  const { format, encoding, title, date, place, source } = article;
  const parts: Parts = {
    fields: { format, encoding, title, date, place, source },
    sentences: sentences.map((sentence, i) => sentenceRow(sentence, attributions[i]!)),
    passages: passages.flatMap(({ start, end, firstSentence, lastSentence }) => [
      start,
      end,
      firstSentence,
      lastSentence,
    ]),
  };
  return {
    text: packText(article.text),
    parts: packJson(parts),
    events: packJson(events),
  };
}

/** Throws RangeError when the bytes are not what `packArticle` made. */
export function unpackEvents(packed: Uint8Array): ArticleEvents {
  return unpackJson(packed, 'a list of events') as ArticleEvents;
}

/** Throws RangeError when the bytes are not what `packArticle` made. */
export function unpackArticle(
  { path, hash, language }: Pick<Article, 'path' | 'hash' | 'language'>,
  packed: { readonly text: Uint8Array; readonly parts: Uint8Array },
): UnpackedArticle {
  const text = unpackText(packed.text);
  const { fields, sentences, passages } = unpackJson(packed.parts, 'what is derived from a text') as Parts;
  const { format, encoding, title, date, place, source } = fields;
  return {
    article: { path, hash, format, encoding, language, text, title, date, place, source },
    sentences: sentences.map((row, ordinal) => ({
      path,
      sentence: {
        ordinal,
        paragraph: row[2],
        kind: row[3] === 1 ? 'heading' : 'sentence',
        start: row[0],
        end: row[1],
      },
      attribution: { kind: row[4], speakers: row[5], because: row[6], evidence: toSpans(row[7]) },
    })),
    passages: Array.from({ length: passages.length / 4 }, (_, ordinal) => {
      const [start, end, firstSentence, lastSentence] = passages.slice(ordinal * 4, ordinal * 4 + 4);
      return {
        ordinal,
        start: start!,
        end: end!,
        firstSentence: firstSentence!,
        lastSentence: lastSentence!,
      };
    }),
  };
}

function sentenceRow(sentence: Sentence, attribution: Attribution): SentenceRow {
  const { start, end, paragraph, kind } = sentence;
  const evidence = attribution.evidence.flatMap((span) => [span.start, span.end]);
  const heading = kind === 'heading' ? 1 : 0;
  return [
    start,
    end,
    paragraph,
    heading,
    attribution.kind,
    attribution.speakers,
    attribution.because,
    evidence,
  ];
}

function toSpans(ends: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + 1 < ends.length; i += 2) spans.push({ start: ends[i]!, end: ends[i + 1]! });
  return spans;
}

export interface PersonColumns {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly names: string;
  readonly roles: string;
  readonly gender: string | null;
}

export function personColumns(person: Omit<Person, 'mentions'>): PersonColumns {
  const { id, kind, name, names, roles, gender } = person;
  return { id, kind, name, names: JSON.stringify(names), roles: JSON.stringify(roles), gender };
}

export function toPerson(path: string, row: PersonColumns): StoredPerson {
  return {
    path,
    id: row.id,
    kind: row.kind as Person['kind'],
    name: row.name,
    names: JSON.parse(row.names) as string[],
    roles: JSON.parse(row.roles) as string[],
    gender: row.gender as Person['gender'],
  };
}

/** Everything of an article that its seal covers, as it lies in the columns. */
export interface Sealed {
  readonly text: Uint8Array;
  readonly parts: Uint8Array;
  readonly events: Uint8Array;
  readonly path: string;
  readonly hash: string;
  readonly language: string;
  readonly cells: Uint8Array;
  readonly terms: Uint8Array;
  readonly people: readonly PersonColumns[];
}

/** Half of a SHA-256 over all columns of an article: a byte that differs from what was written shows. */
export function sealOf(sealed: Sealed): Buffer {
  const { path, hash, language, text, parts, events, cells, terms, people } = sealed;
  const digest = createHash('sha256');
  const rows = people.map(({ id, kind, name, names, roles, gender }) => [
    id,
    kind,
    name,
    names,
    roles,
    gender,
  ]);
  const head = JSON.stringify([
    path,
    hash,
    language,
    text.length,
    parts.length,
    events.length,
    cells.length,
    terms.length,
    rows,
  ]);
  for (const piece of [head, text, parts, events, cells, terms]) digest.update(piece);
  return digest.digest().subarray(0, 16);
}

/** SHA-256, hex, over what is kept of the folder and of the generation. */
export function sealOfFolder(
  published: string,
  files: readonly FileState[],
  skipped: readonly SkippedFile[],
): string {
  const rows = [
    files.map(({ path, size, modifiedMs, hash }) => [path, size, modifiedMs, hash]),
    skipped.map(({ file, reason }) => [file, reason]),
  ];
  return createHash('sha256').update(published).update(JSON.stringify(rows)).digest('hex');
}
