/** Reads participles of speaking: "…, noting that …", "Welcoming X, …", "was quoted as saying". */
import { phraseStart } from './content.ts';
import { type Cue, OBJECT_PRONOUNS, pronounReference, type Reading, type Subject } from './cues.ts';
import { mainSubject } from './main-subject.ts';
import type { Word } from './scan.ts';
import type { SpeechVerb } from './words/speech.ts';

export const PROGRESSIVE = new Set([
  'say',
  'tell',
  'hope',
  'ask',
  'call',
  'urge',
  'warn',
  'propose',
  'demand',
  'threaten',
  'argue',
  'claim',
  'insist',
  'suggest',
]);

const QUOTED = /^(?:quoted|cited)$/;

export function participle(
  reading: Reading,
  at: number,
  last: number,
  verb: SpeechVerb,
  before: readonly Cue[],
): Cue | null {
  const { words, speech } = reading;
  if (verb.speech === 'view') return null;
  const previous = words[at - 1];
  const as = previous?.low === 'as';
  const object = as ? OBJECT_PRONOUNS.get(words[at - 2]?.low ?? '') : undefined;
  const quotedWhom =
    as && QUOTED.test(words[at - 3]?.low ?? '')
      ? object
        ? pronounReference(at - 2, object)
        : reading.at[at - 2]
      : null;
  const quotedAs = as && (quotedWhom !== null || QUOTED.test(words[at - 2]?.low ?? ''));
  const owner = at > 0 ? reading.at[at - 1] : null;
  const led = previous !== undefined && /^(?:by|while|in|and|but|with|of)$/.test(previous.low);
  if (
    previous?.kind === 'word' &&
    !quotedAs &&
    !led &&
    !/ly$/.test(previous.low) &&
    !speech.between.has(previous.low) &&
    !owner
  )
    return null;
  if (owner && (owner.last !== at - 1 || owner.genitive || owner.quoted)) return null;
  let subject: Subject | null = quotedWhom
    ? {
        references: [quotedWhom],
        words: { first: quotedWhom.first, last: quotedWhom.last },
        relative: false,
        inverted: false,
      }
    : owner
      ? {
          references: [owner],
          words: { first: owner.phraseFirst, last: owner.last },
          relative: false,
          inverted: false,
        }
      : null;
  for (let i = before.length - 1; i >= 0 && !subject; i--) {
    const cue = before[i]!;
    if (cue.subjectWords && cue.speech !== 'according')
      subject = { references: cue.subjects, words: cue.subjectWords, relative: false, inverted: false };
  }
  if (!subject) {
    const main = mainSubject(words, reading.references, speech);
    if (main)
      subject = {
        references: [main],
        words: { first: main.phraseFirst, last: main.last },
        relative: false,
        inverted: false,
      };
  }
  if (!subject) return null;
  if (quotedAs && !words.slice(last + 1).some((word) => word.kind === 'word')) {
    const first = phraseStart(reading, subject.words.first);
    return {
      verb: { first: at, last },
      lemma: verb.lemma,
      speech: verb.speech,
      subjects: subject.references,
      subjectWords: subject.words,
      side: 'before',
      content: first > 1 ? [{ first: 0, last: Math.max(0, lastQuotedBefore(words, at)) }] : [],
      inner: false,
    };
  }
  const leads = at <= 1;
  const end = leads ? Math.max(last, Math.min(subject.words.first - 2, words.length - 1)) : words.length - 1;
  return {
    verb: { first: at, last },
    lemma: verb.lemma,
    speech: verb.speech,
    subjects: subject.references,
    subjectWords: subject.words,
    side: 'after',
    content: end > last ? [{ first: last + 1, last: end }] : [],
    inner: true,
  };
}

function lastQuotedBefore(words: readonly Word[], at: number): number {
  for (let i = at; i >= 0; i--) if (words[i]!.quoted) return i;
  return at - 1;
}
