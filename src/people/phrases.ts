/** Reported speech without a verb of speaking: "according to X", "suggestions from X included", "X: …". */
import { type Cue, OBJECT_PRONOUNS, pronounReference, type Reading, type Stretch } from './cues.ts';
import { followedByNoun } from './inverted.ts';
import type { Reference } from './references.ts';
import { isDash, isMark, isQuoteMark, type Word } from './scan.ts';
import { phraseAt } from './words/speech.ts';

/** "Hansen: We are ready": a headline, a quotation or a line of dialogue behind a name and a colon. */
export function openingName(reading: Reading, heading: boolean): Cue | null {
  const { words } = reading;
  const first = reading.references[0];
  if (first?.form !== 'name' || first.genitive || first.phraseFirst > 1) return null;
  const colon = first.last + 1;
  if (!isMark(words[colon], ':') || colon + 1 >= words.length) return null;
  const next = words[colon + 1];
  if (!heading && !reading.headline && !isQuoteMark(next) && !isDash(next)) return null;
  return {
    verb: { first: colon, last: colon },
    lemma: ':',
    speech: 'say',
    subjects: [first],
    subjectWords: { first: first.phraseFirst, last: first.last },
    side: 'after',
    content: [{ first: colon + 1, last: words.length - 1 }],
    inner: false,
  };
}

export function accordingAt(reading: Reading, at: number): { cue: Cue; next: number } | null {
  const { words, speech } = reading;
  const phrase = phraseAt(words, at, speech.accordingTo);
  if (phrase === 0) return null;
  const first = at + phrase;
  if (first >= words.length) return null;
  let subjects: Reference[] = [];
  let end = first;
  for (let i = first; i < words.length && i < first + 10; i++) {
    const word = words[i]!;
    if (word.kind === 'mark' && !isMark(word, '.')) break;
    end = i;
    const reference = reading.at[i];
    if (
      reference &&
      !reference.genitive &&
      reference.phraseFirst >= first &&
      !(reading.language !== 'vi' && followedByNoun(reading, reference))
    ) {
      subjects = [reference];
      end = reference.last;
      break;
    }
    if (speech.prepositions.has(word.low) && i > first) break;
  }
  const object = OBJECT_PRONOUNS.get(words[first]?.low ?? '');
  if (subjects.length === 0 && object && words[first + 1]?.kind !== 'word') {
    subjects = [pronounReference(first, object)];
    end = first;
  }
  if (reading.language === 'vi' && subjects.length === 0) return null;
  const atStart = at <= 2;
  let content: Stretch;
  let rest: Stretch | null = null;
  if (atStart) {
    let from = end + 1;
    while (from < words.length && !isMark(words[from], ',')) from++;
    const closing = subjectEndComma(reading, from);
    content = { first: Math.min(closing + 1, words.length - 1), last: words.length - 1 };
    if (reading.language === 'no' && from >= words.length)
      content = { first: end + 1, last: words.length - 1 };
  } else {
    content = { first: 0, last: at - 1 };
    const comma = subjectEndComma(reading, end + 1);
    if (isMark(words[end + 1], ',') && isMark(words[at - 1], ',') && comma + 1 < words.length)
      rest = { first: comma + 1, last: words.length - 1 };
  }
  const cue: Cue = {
    verb: { first: at, last: first - 1 },
    lemma: words
      .slice(at, first)
      .map((word) => word.low)
      .join(' '),
    speech: 'according',
    subjects,
    subjectWords: { first, last: Math.min(end, words.length - 1) },
    side: atStart ? 'after' : 'before',
    content: [content, ...(rest ? [rest] : [])].filter((stretch) => stretch.last >= stretch.first),
    inner: false,
  };
  return { cue, next: Math.max(end, first - 1) };
}

/** "According to X, an analyst at Y, the plan": the comma that closes the apposition. */
function subjectEndComma(reading: Reading, comma: number): number {
  const next = reading.words[comma + 1];
  if (!next || !/^(?:a|an|the|who|chief|head|director)$/.test(next.low)) return comma;
  for (let i = comma + 1; i < Math.min(reading.words.length, comma + 25); i++) {
    if (isMark(reading.words[i], ',')) return i;
    if (reading.speech.finiteMarkers.has(reading.words[i]!.low) && next.low !== 'who') return comma;
  }
  return comma;
}

/** "Her advice to the minister:": a colon shortly behind, with nothing but words between; −1 when none. */
function colonBehind(words: readonly Word[], end: number): number {
  for (let i = end + 1; i < Math.min(words.length, end + 7); i++) {
    if (isMark(words[i], ':')) return i;
    if (words[i]!.kind === 'mark') return -1;
  }
  return -1;
}

/** "Other suggestions from the minister included …", "Her message was …". */
export function nounAt(reading: Reading, at: number): Cue | null {
  const { words, speech } = reading;
  if (!speech.sayingNouns.has(words[at]!.low)) return null;
  let owner: Reference | null = null;
  let end = at;
  const link = words[at + 1]?.low ?? '';
  const behind = reading.at[at + 2];
  if (
    /^(?:from|by|of|fra|av|cua|của)$/.test(link) &&
    behind &&
    behind.phraseFirst === at + 2 &&
    !behind.genitive
  ) {
    owner = behind;
    end = behind.last;
  } else {
    for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
      if (reading.at[i]?.genitive && reading.at[i]!.last === i) owner = reading.at[i]!;
      const possessive = speech.possessives.get(words[i]!.low);
      if (possessive && !owner) owner = pronounReference(i, possessive);
      if (owner || words[i]!.kind !== 'word') break;
    }
  }
  if (!owner || owner.quoted) return null;
  let copula = end + 1;
  while (
    copula < words.length &&
    speech.between.has(words[copula]!.low) &&
    !speech.copulas.has(words[copula]!.low)
  )
    copula++;
  if (
    /^(?:is|was|are|were)$/.test(words[copula]?.low ?? '') &&
    /(?:ed|wn|ied|made|sent|met)$/.test(words[copula + 1]?.low ?? '')
  )
    return null;
  const colon = colonBehind(words, end);
  if (!speech.copulas.has(words[copula]?.low ?? '')) {
    if (colon < 0) return null;
    copula = colon;
  }
  const from = Math.min(owner.phraseFirst, at);
  if (from > 6) return null;
  return {
    verb: { first: Math.min(at, copula), last: copula },
    lemma: words[at]!.low,
    speech: 'noun',
    subjects: [owner],
    subjectWords: { first: owner.phraseFirst, last: owner.last },
    side: 'after',
    content: copula + 1 < words.length ? [{ first: copula + 1, last: words.length - 1 }] : [],
    inner: false,
  };
}
