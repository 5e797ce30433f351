/** Reads and writes the rows of articles, sentences and people: how domain shapes lie in columns. */
import type { Article, Attribution, AttributionKind, Person, Sentence, Span } from '../domain.ts';
import type { StoredArticle, StoredPerson, StoredSentence } from './store.ts';

/** The fields of an article that are kept as JSON. */
type Fields = Pick<Article, 'title' | 'date' | 'place' | 'source'>;

export interface ArticleColumns {
  readonly path: string;
  readonly hash: string;
  readonly format: string;
  readonly encoding: string;
  readonly language: string;
  readonly fields: string;
  readonly text: string;
}

export function articleColumns(article: Article): ArticleColumns {
  const { path, hash, format, encoding, language, title, date, place, source, text } = article;
  const fields: Fields = { title, date, place, source };
  return { path, hash, format, encoding, language, fields: JSON.stringify(fields), text };
}

export function toArticle(row: ArticleColumns): StoredArticle {
  const { path, hash, encoding, language, text } = row;
  const fields = JSON.parse(row.fields) as Fields;
  return { path, hash, format: row.format as Article['format'], encoding, language, text, ...fields };
}

export interface SentenceColumns {
  readonly ordinal: number;
  readonly paragraph: number;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly attribution: string;
  readonly speakers: string | null;
  readonly because: string;
  readonly evidence: string | null;
}

export function sentenceColumns(sentence: Sentence, attribution: Attribution): SentenceColumns {
  return {
    ordinal: sentence.ordinal,
    paragraph: sentence.paragraph,
    kind: sentence.kind,
    start: sentence.start,
    end: sentence.end,
    attribution: attribution.kind,
    speakers: attribution.speakers.length > 0 ? JSON.stringify(attribution.speakers) : null,
    because: attribution.because,
    evidence:
      attribution.evidence.length > 0
        ? JSON.stringify(attribution.evidence.flatMap((span) => [span.start, span.end]))
        : null,
  };
}

export function toSentence(path: string, row: SentenceColumns): StoredSentence {
  return {
    path,
    sentence: {
      ordinal: row.ordinal,
      paragraph: row.paragraph,
      kind: row.kind as Sentence['kind'],
      start: row.start,
      end: row.end,
    },
    attribution: {
      kind: row.attribution as AttributionKind,
      speakers: row.speakers === null ? [] : (JSON.parse(row.speakers) as string[]),
      because: row.because,
      evidence: row.evidence === null ? [] : toSpans(JSON.parse(row.evidence) as number[]),
    },
  };
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
