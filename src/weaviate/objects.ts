/** Articles and passages as objects of the cluster, both ways. Pure. */
import type { ArticleEvents, Passage } from '../domain.ts';
import { asBlob, asCells, hashOfText, toCells } from '../index/codec.ts';
import { packJson, unpackJson } from '../index/deflated.ts';
import { nameWords } from '../index/name-words.ts';
import {
  packArticle,
  type PersonColumns,
  personColumns,
  toPerson,
  type UnpackedArticle,
  unpackArticle,
  unpackEvents,
} from '../index/packed-article.ts';
import { type ListedTerms, listTerms } from '../index/postings.ts';
import type { IndexedArticle, StoredPerson } from '../index/store.ts';
import { type ListedArticle, passageId } from './catalogue.ts';
import { termsText } from './columns.ts';
import { objectId } from './ids.ts';

/** An object as batches take it. */
export interface NewObject {
  readonly class: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly vector?: readonly number[];
}

/** A person with the words under which it is sought. */
export interface SoughtPerson {
  readonly columns: PersonColumns;
  readonly nameWords: readonly string[];
  readonly roleTerms: readonly string[];
}

/** What publishing counts in and out. */
export interface ArticleWords {
  readonly terms: ListedTerms;
  /** By passage; see `textKeyOf`. */
  readonly textKeys: readonly string[];
}

/** An article made ready. */
export interface ReadyArticle {
  readonly listed: ListedArticle;
  readonly words: ArticleWords;
  readonly article: NewObject;
  readonly passages: readonly NewObject[];
}

/** What the id of an article version is made of, besides its file. */
export interface Birth {
  /** Fingerprint of the recipe. */
  readonly recipe: string;
  /** The generation that will show it. */
  readonly born: number;
}

/** Under which a text of a passage is sought: half of its SHA-256, hex, which is what `textHash` is whole. */
export function textKeyOf(textHash: string): string {
  return textHash.slice(0, 32);
}

/**
 * The id of an article's object. Equal files, rules and generations give equal ids, so that writing it twice is writing it
 * once; and an object never changes, so that what is remembered under its id stays true.
 */
export function versionOf(path: string, hash: string | null, { recipe, born }: Birth): string {
  return objectId('article', path, hash ?? '', recipe, born);
}

export function readyArticle(
  { analysed, terms, vectors }: IndexedArticle,
  roleTerms: ReadonlyMap<string, readonly string[]>,
  birth: Birth,
  names: { readonly articles: string; readonly passages: string },
): ReadyArticle {
  const { article, passages, people } = analysed;
  const { path, hash, language } = article;
  const version = versionOf(path, hash, birth);
  const sought: SoughtPerson[] = people.map((person) => ({
    columns: personColumns(person),
    nameWords: nameWords(person.names),
    roleTerms: [...new Set(roleTerms.get(person.id) ?? [])],
  }));
  const textKeys = passages.map(({ start, end }) => textKeyOf(hashOfText(article.text.slice(start, end))));
  const words: ArticleWords = { terms: listTerms(terms), textKeys };
  const packed = packArticle(analysed);
  return {
    listed: { path, version, hash, language, passages: passages.length },
    words,
    article: {
      class: names.articles,
      id: version,
      properties: {
        path,
        hash,
        language,
        passages: passages.length,
        recipe: birth.recipe,
        text: packed.text.toString('base64'),
        parts: packed.parts.toString('base64'),
        events: packed.events.toString('base64'),
        people: packed64(sought),
        words: packed64(words),
        nameWords: [...new Set(sought.flatMap((person) => person.nameWords))],
        roleTerms: [...new Set(sought.flatMap((person) => person.roleTerms))],
        born: birth.born,
      },
    },
    passages: passages.map((_, ordinal) => {
      const cells = toCells(vectors[ordinal]!);
      return {
        class: names.passages,
        id: passageId(version, ordinal),
        properties: {
          terms: termsText(terms[ordinal]!),
          article: version,
          ordinal,
          textKey: textKeys[ordinal],
          cells: asBlob(cells).toString('base64'),
          born: birth.born,
        },
        // Whole numbers: a third of the bytes, and the server brings vectors to length 1 itself.
        vector: [...cells],
      };
    }),
  };
}

/** Stands for an article that waits to be removed. */
export function removalObject(path: string, birth: Birth, collection: string): NewObject {
  return {
    class: collection,
    id: versionOf(path, null, birth),
    properties: { path, hash: '', passages: 0, recipe: birth.recipe, born: birth.born },
  };
}

/** What a search or a fetch gives back of an object: what was asked for. */
export type Found = Readonly<Record<string, unknown>>;

/** A passage as it is remembered. */
export interface KnownPassage {
  /** See `termsText`. */
  readonly terms: string;
  readonly cells: Int8Array;
}

/** What is asked for to make a `KnownPassage`. */
export const PASSAGE_FIELDS = 'article ordinal terms cells';

export function knownPassage({ terms, cells }: Found): KnownPassage {
  return { terms: textOf(terms), cells: asCells(bytesOf(cells)) };
}

/** An article as it is remembered: all that is stored of it. */
export interface KnownArticle extends UnpackedArticle {
  readonly people: readonly KnownPerson[];
  readonly words: ListedTerms;
}

export interface KnownPerson extends Omit<SoughtPerson, 'columns'> {
  readonly person: StoredPerson;
}

/** What is asked for to make a `KnownArticle`. */
export const ARTICLE_FIELDS = 'text parts people words';

/** @throws RangeError when it is not what `readyArticle` made. */
export function knownArticle(listed: ListedArticle, found: Found): KnownArticle {
  const unpacked = unpackArticle(listed, { text: bytesOf(found.text), parts: bytesOf(found.parts) });
  return { ...unpacked, people: knownPeople(listed.path, found), words: articleWords(found).terms };
}

/** @throws RangeError when it is not what `readyArticle` made. */
export function knownPeople(path: string, { people }: Found): readonly KnownPerson[] {
  return (unpacked64(people) as readonly SoughtPerson[]).map(({ columns, ...sought }) => ({
    ...sought,
    person: toPerson(path, columns),
  }));
}

/** @throws RangeError when it is not what `readyArticle` made. */
export function knownEvents({ events }: Found): ArticleEvents {
  return unpackEvents(bytesOf(events));
}

/** @throws RangeError when it is not what `readyArticle` made. */
export function articleWords({ words }: Found): ArticleWords {
  return unpacked64(words) as ArticleWords;
}

/** Whether a passage of the article holds the term in this column. */
export function wordsHold({ texts, passages }: ListedTerms, column: number, term: string): boolean {
  const place = texts.indexOf(term);
  return (
    place >= 0 &&
    passages.some(({ columns }) => columns[column]!.some((number, i) => i % 2 === 0 && number === place))
  );
}

/** The passages of an article. */
export function passageOf({ passages }: UnpackedArticle, ordinal: number): Passage | undefined {
  return passages[ordinal];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function bytesOf(value: unknown): Buffer {
  return Buffer.from(textOf(value), 'base64');
}

function packed64(value: unknown): string {
  return packJson(value).toString('base64');
}

function unpacked64(value: unknown): unknown {
  return unpackJson(bytesOf(value), 'a compressed list');
}
