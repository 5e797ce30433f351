/** Finds who a sentence is about: the first reference that stands where a subject stands. */
import { officeOf } from './languages.ts';
import type { Reference } from './references.ts';
import { isMark, type Word } from './scan.ts';
import type { SpeechWords } from './words/speech.ts';

/** The first reference that stands where a subject stands, and not inside a quotation. */
export function mainSubject(
  words: readonly Word[],
  references: readonly Reference[],
  speech: SpeechWords,
): Reference | null {
  const subject = firstSubject(words, references, speech);
  if (subject?.form !== 'role') return subject;
  // "The leader of the club, Ana Hansen, …": the name is the subject.
  const named = references.find(
    (reference) =>
      reference.form === 'name' &&
      reference.phraseFirst > subject.last &&
      reference.phraseFirst - subject.last < 9 &&
      isMark(words[reference.phraseFirst - 1], ',') &&
      isMark(words[reference.last + 1], ','),
  );
  return named ?? subject;
}

function firstSubject(
  words: readonly Word[],
  references: readonly Reference[],
  speech: SpeechWords,
): Reference | null {
  for (const reference of references) {
    if (reference.quoted || reference.genitive) continue;
    const before = words[reference.phraseFirst - 1];
    if (
      !before ||
      (before.kind === 'mark' && !isMark(before, '(')) ||
      speech.and.has(before.low) ||
      speech.that.has(before.low) ||
      speech.subordinators.has(before.low)
    ) {
      if (reference.form === 'name' && isModifier(words, reference, speech)) continue;
      return reference;
    }
    if (
      !speech.prepositions.has(before.low) &&
      reference.phraseFirst <= 2 &&
      !isModifier(words, reference, speech)
    )
      return reference;
  }
  return null;
}

/** "Hansen supporters": a name before a plain noun is not what the phrase is about. Only nouns in -s, -er, -ion … are seen. */
function isModifier(words: readonly Word[], reference: Reference, speech: SpeechWords): boolean {
  const next = words[reference.last + 1];
  if (next?.kind !== 'word' || next.capital) return false;
  const isThe =
    reference.form === 'name' &&
    (words[reference.first - 1]?.low === 'the' || words[reference.first]?.low === 'the');
  if (
    isThe &&
    reference.name?.evidence !== 'body' &&
    !speech.verbs.has(next.folded) &&
    !speech.finiteMarkers.has(next.low)
  )
    return true;
  if (
    speech.verbs.has(next.folded) ||
    speech.between.has(next.low) ||
    speech.prepositions.has(next.low) ||
    speech.finiteMarkers.has(next.low)
  )
    return false;
  return (
    officeOf(next.folded, 'en') !== null ||
    /(?:ers|ors|ists|ion|ions|aign|ates|ment|ents|ants|als|team|aides|voters|family|people|party|side|camp|rally|era)$/.test(
      next.low,
    )
  );
}
