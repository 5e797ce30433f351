/**
 * Who says each sentence of an article: the people it names, the words that report speech, the quotations, and what carries
 * on from one sentence to the next. Rules only; where they do not tell, the speaker is unknown or the reporter.
 */
import type { Article, Attribution, Mention, Person, Sentence } from '../domain.ts';
import { fold } from '../language/fold.ts';
import type { Glossary } from '../language/glossary.ts';
import { vocabularyOf } from './capitals.ts';
import { findCues } from './clauses.ts';
import { decide } from './decide.ts';
import { gatherPeople } from './gather.ts';
import { speechWords } from './languages.ts';
import { findNames } from './names.ts';
import type { People, Somebody } from './people.ts';
import { findQuotations, insideOf } from './quotations.ts';
import { findReferences, type Reference } from './references.ts';
import { type ScannedSentence, scanSentence } from './scan.ts';
import { settleCues } from './settle-cues.ts';
import { settleNames } from './settle-names.ts';
import { phraseIndex } from './words/speech.ts';

/** Changes whenever the rules would attribute a sentence differently, so that indexes are made again. */
export const ATTRIBUTION_VERSION = '2';

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
  const here = new Set(names.flat().map((name) => fold(name.text)));
  // A role of the glossary means its person only in articles that name that person.
  const meantRoles = (glossary?.roles ?? []).filter(({ person }) => here.has(fold(person)));
  const roles = phraseIndex(meantRoles.map(({ role }) => fold(role)));
  const references = scanned.map((sentence, i) =>
    findReferences(sentence, i, names[i]!, speech, language, roles),
  );
  const cues = scanned.map((sentence, i) => findCues(sentence, references[i]!, speech, language));
  const people = gatherPeople({ text, sentences: scanned, names, cues, language, glossary });
  const meant = new Map<Reference, Somebody>();
  const settled = settleCues({ text, scanned, names, references, cues, people, glossary, speech, meant });
  const attributions = decide({ text, scanned, quotations, cues: settled, references, meant, speech });
  return { people: describePeople(text, people, scanned, references, meant, attributions), attributions };
}

/** The people as the rest of the program knows them. Bodies that say nothing are left out. */
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
