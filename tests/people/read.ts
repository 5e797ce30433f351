/** Short ways to read a text in tests. */
import type { Attribution, LanguageCode, Person, Sentence } from '../../src/domain.ts';
import type { Glossary } from '../../src/language/glossary.ts';
import { attributeArticle } from '../../src/people/attribute.ts';
import { articleOf } from './invented.ts';

/** Each string is a sentence; an array of strings is a paragraph. */
export type Paragraphs = readonly (readonly string[])[];

export interface Read {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly people: readonly Person[];
  readonly attributions: readonly Attribution[];
  /** The name of who says each sentence; `A + B` for joint, the kind in brackets where nobody is named. */
  readonly speakers: readonly string[];
}

export function sentencesOf(paragraphs: Paragraphs): { text: string; sentences: Sentence[] } {
  const sentences: Sentence[] = [];
  let text = '';
  paragraphs.forEach((lines, paragraph) => {
    if (paragraph > 0) text += '\n\n';
    lines.forEach((line, i) => {
      if (i > 0) text += ' ';
      const start = text.length;
      text += line;
      sentences.push({ start, end: text.length, ordinal: sentences.length, paragraph, kind: 'sentence' });
    });
  });
  return { text, sentences };
}

export function read(
  paragraphs: Paragraphs,
  language: LanguageCode = 'en',
  glossary: Glossary | null = null,
): Read {
  const { text, sentences } = sentencesOf(paragraphs);
  const { people, attributions } = attributeArticle(articleOf('a.txt', text, language), sentences, glossary);
  const nameOf = (id: string): string => people.find((person) => person.id === id)!.name;
  const speakers = attributions.map(({ kind, speakers }) =>
    speakers.length === 0 ? `(${kind})` : speakers.map(nameOf).join(' + '),
  );
  return { text, sentences, people, attributions, speakers };
}
