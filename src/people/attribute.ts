/**
 * Who says each sentence of an article: the people it names, the words that report speech, the quotations, and what carries
 * on from one sentence to the next. Rules only; where they do not tell, the speaker is unknown or the reporter.
 */
import type { Article, Attribution, Mention, Person, Sentence } from '../domain.ts';
import type { Glossary } from '../language/glossary.ts';
import { bodyMeant, mainBody } from './bodies.ts';
import { vocabularyOf } from './capitals.ts';
import { findCues } from './clauses.ts';
import type { Cue, SettledCue } from './cues.ts';
import { decide } from './decide.ts';
import { gatherPeople } from './gather.ts';
import { speechWords } from './languages.ts';
import { findNames, type NameMention } from './names.ts';
import type { People, Somebody } from './people.ts';
import { findQuotations, insideOf } from './quotations.ts';
import { findReferences, type Reference } from './references.ts';
import { Salience } from './salience.ts';
import { type ScannedSentence, scanSentence } from './scan.ts';
import { settleNames } from './settle-names.ts';
import { mainSubject } from './subjects.ts';

/** Changes whenever the rules would attribute a sentence differently, so that indexes are made again. */
export const ATTRIBUTION_VERSION = '1';

/**
 * Reads an article's people and who says each of its sentences. `attributions[i]` belongs to `sentences[i]`.
 * @param sentences of this article, in order
 * @param glossary names that mean the same person; null when there is none
 */
export function attributeArticle(
  article: Article,
  sentences: readonly Sentence[],
  glossary: Glossary | null,
): { people: Person[]; attributions: Attribution[] } {
  const { text, language } = article;
  const speech = speechWords(language);
  const quotations = findQuotations(text, sentences, language);
  const quoted = insideOf(quotations.filter((quotation) => quotation.by === 'marks'));
  const scanned = sentences.map((sentence) => scanSentence(text, sentence, quoted));
  const vocabulary = vocabularyOf(scanned, language);
  const found = scanned.map((sentence, i) => findNames(sentence, i, vocabulary, language));
  const names = settleNames(found, scanned, language);
  const references = scanned.map((sentence, i) => findReferences(sentence, i, names[i]!, speech, language));
  const cues = scanned.map((sentence, i) => findCues(sentence, references[i]!, speech, language));
  const people = gatherPeople({ text, sentences: scanned, names, cues, language, glossary });
  const meant = new Map<Reference, Somebody>();
  const settled = settle(scanned, names, references, cues, people, glossary, meant, (i) =>
    mainSubject(scanned[i]!.words, references[i]!, speech),
  );
  const attributions = decide({ text, scanned, quotations, cues: settled, references, meant, speech });
  return { people: describePeople(text, people, scanned, references, meant, attributions), attributions };
}

/** Decides, in the order of reading, whom each subject means. */
function settle(
  text: string,
  scanned: readonly ScannedSentence[],
  names: readonly (readonly NameMention[])[],
  references: readonly (readonly Reference[])[],
  cues: readonly (readonly Cue[])[],
  people: People,
  glossary: Glossary | null,
  meant: Map<Reference, Somebody>,
  subjectOf: (sentence: number) => Reference | null,
): SettledCue[][] {
  const salience = new Salience(people.all, glossary);
  const main = mainBody(names.flat(), people);
  return scanned.map(({ words }, i) => {
    const here = references[i]!;
    for (const reference of here) {
      const somebody = reference.name ? people.whoIs(reference.name) : null;
      if (somebody) meant.set(reference, somebody);
    }
    const resolve = (reference: Reference, cue: Cue | null): Somebody | null => {
      const known = meant.get(reference);
      if (known) return known;
      let somebody: Somebody | null = null;
      if (
        reference.form === 'pronoun' &&
        reference.pronoun?.number === 'one' &&
        reference.pronoun.gender !== null
      ) {
        const before =
          cue?.side === 'before' || cue?.side === 'both' ? [] : namedBefore(here, reference, meant);
        somebody = salience.pronoun(reference.pronoun.gender, i, before);
      } else if (reference.form === 'role') {
        somebody = salience.role(
          reference,
          i,
          words.slice(reference.phraseFirst, reference.last + 1).map((word) => word.folded),
        );
      } else if (reference.form === 'body' && cue && cue.speech !== 'act') {
        const printed = text.slice(words[reference.first]!.start, words[reference.last]!.end);
        somebody = bodyMeant(reference, printed, words[reference.last]!.folded, people, main);
      }
      if (somebody) {
        meant.set(reference, somebody);
        somebody.gender ??= reference.pronoun?.gender ?? null;
      }
      return somebody;
    };
    const subject = subjectOf(i);
    if (subject) resolve(subject, null);
    const settled = cues[i]!.map((cue): SettledCue => {
      const speakers = cue.subjects
        .map((reference) => resolve(reference, cue))
        .filter((somebody) => somebody !== null);
      const together =
        cue.subjects.some((reference) => reference.form === 'together') || new Set(speakers).size > 1;
      return {
        ...cue,
        speakers: speakers.length === cue.subjects.length ? [...new Set(speakers)] : [],
        together,
      };
    });
    for (const reference of here) {
      const somebody = meant.get(reference);
      if (!somebody) continue;
      const standing = reference.quoted
        ? 'quoted'
        : reference === subject
          ? 'subject'
          : reference.genitive
            ? 'owner'
            : 'object';
      salience.note(i, somebody, standing);
    }
    for (const cue of settled)
      if (cue.speakers.length === 1) salience.note(i, cue.speakers[0]!, cue.inner ? 'subject' : 'speaker');
    return settled;
  });
}

/** Who is named before a pronoun of the same sentence, subjects first. */
function namedBefore(
  here: readonly Reference[],
  pronoun: Reference,
  meant: ReadonlyMap<Reference, Somebody>,
): Somebody[] {
  const found: Somebody[] = [];
  for (const reference of here) {
    if (reference.first >= pronoun.first) break;
    const somebody = meant.get(reference);
    if (somebody && !reference.quoted && !found.includes(somebody)) found.push(somebody);
  }
  return found;
}

function describePeople(
  text: string,
  people: People,
  scanned: readonly ScannedSentence[],
  references: readonly (readonly Reference[])[],
  meant: ReadonlyMap<Reference, Somebody>,
  attributions: readonly Attribution[],
): Person[] {
  const mentions = new Map<Somebody, Mention[]>();
  const roles = new Map<Somebody, Set<string>>();
  references.forEach((list, i) => {
    for (const reference of list) {
      const somebody = meant.get(reference);
      if (!somebody) continue;
      const { words } = scanned[i]!;
      const start = words[reference.first]!.start;
      const end = words[reference.last]!.end;
      const form = reference.form === 'role' || reference.form === 'pronoun' ? reference.form : 'name';
      push(mentions, somebody, { start, end, text: text.slice(start, end), form });
      if (form === 'role') {
        const known = roles.get(somebody) ?? new Set<string>();
        known.add(
          text.slice(words[reference.phraseFirst]!.start, end).toLowerCase() ===
            text.slice(start, end).toLowerCase()
            ? text.slice(start, end)
            : text.slice(words[reference.phraseFirst]!.start, end),
        );
        roles.set(somebody, known);
      }
    }
  });
  const speaking = new Set(attributions.flatMap((attribution) => attribution.speakers));
  return people.all
    .filter((somebody) => somebody.kind === 'person' || speaking.has(somebody.id))
    .map((somebody) => ({
      id: somebody.id,
      kind: somebody.kind,
      name: somebody.name,
      names: [...somebody.names].sort((a, b) => b.length - a.length),
      roles: [...new Set([...somebody.roles.keys(), ...(roles.get(somebody) ?? [])])].sort(
        (a, b) => b.length - a.length,
      ),
      gender: somebody.gender,
      mentions: mentions.get(somebody) ?? [],
    }));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
