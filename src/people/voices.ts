/** Whose voice each quotation is. */
import type { Span } from '../domain.ts';
import type { SettledCue } from './cues.ts';
import { mainSubject } from './main-subject.ts';
import type { Somebody } from './people.ts';
import {
  covers,
  coversWord,
  endOf,
  endsWithColon,
  type Given,
  gap,
  isWhole,
  makeSentenceAt,
  noMarks,
  startOf,
  touches,
} from './quotation-places.ts';
import type { Quotation } from './quotations.ts';
import type { Reference } from './references.ts';
import { isMark } from './scan.ts';

/** Who says something, why, and the words that show it. */
export interface Voice {
  readonly speakers: readonly Somebody[];
  readonly together: boolean;
  readonly because: string;
  readonly evidence: readonly Span[];
}

export function voiceOf(given: Given, sentence: number, cue: SettledCue): Voice {
  const { words } = given.scanned[sentence]!;
  const verb = given.text.slice(words[cue.verb.first]!.start, words[cue.verb.last]!.end);
  const evidence: Span[] = [{ start: words[cue.verb.first]!.start, end: words[cue.verb.last]!.end }];
  let who = '';
  if (cue.subjectWords) {
    const span = { start: words[cue.subjectWords.first]!.start, end: words[cue.subjectWords.last]!.end };
    who = given.text.slice(span.start, span.end);
    evidence.push(span);
  }
  const names = cue.speakers.map((somebody) => somebody.name);
  const meaning = names.length > 0 && names.join(' and ') !== who ? ` (${names.join(' and ')})` : '';
  const side = cue.subjectWords && cue.subjectWords.first > cue.verb.first ? 'before' : 'after';
  return {
    speakers: cue.speakers,
    together: cue.together,
    because: `"${verb}" ${side} "${who}"${meaning}.`,
    evidence: evidence.sort((a, b) => a.start - b.start),
  };
}

/** The voice of each quotation; null where nobody can be told. */
export function voicesOfQuotations(given: Given, dialogue: Set<number>): (Voice | null)[] {
  const { quotations, scanned } = given;
  const voices: (Voice | null)[] = quotations.map(() => null);
  const sentenceAt = makeSentenceAt(scanned);
  quotations.forEach((quotation, q) => {
    if (quotation.by === 'dash') voices[q] = dashVoice(given, quotation, sentenceAt, dialogue);
    else voices[q] = voiceByCue(given, quotation, sentenceAt);
  });
  quotations.forEach((quotation, q) => {
    if (voices[q] === null) voices[q] = carriedVoice(given, q, voices, sentenceAt);
    else if (quotation.carriesOn && q > 0 && voices[q - 1] === null) voices[q - 1] = voices[q]!;
  });
  for (let q = quotations.length - 2; q >= 0; q--) {
    if (
      voices[q] === null &&
      quotations[q + 1]!.paragraph === quotations[q]!.paragraph &&
      quotations[q]!.by === 'marks' &&
      isWhole(given, q, sentenceAt)
    ) {
      const next = voices[q + 1];
      if (next && touches(given, quotations[q]!, quotations[q + 1]!))
        voices[q] = again(next, 'The quotation goes on');
    }
  }
  return voices;
}

const again = (voice: Voice, how: string): Voice => ({ ...voice, because: `${how}: ${voice.because}` });

/** The cue right behind the quotation, or the nearest one before it whose content it lies in. */
function voiceByCue(
  given: Given,
  quotation: Quotation,
  sentenceAt: (offset: number) => number,
): Voice | null {
  const first = sentenceAt(quotation.start);
  const last = sentenceAt(quotation.end - 1);
  const behind = given.cues[last]!.filter((cue) => startOf(given, last, cue) >= quotation.end - 1);
  const wordsLast = given.scanned[last]!.words;
  const tail = behind.find(
    (cue) =>
      cue.side !== 'after' &&
      !cue.inner &&
      gap(wordsLast, quotation.end, startOf(given, last, cue)) <= 8 &&
      noMarks(wordsLast, quotation.end, startOf(given, last, cue)),
  );
  if (tail) return voiceOf(given, last, tail);
  const before = given.cues[first]!.filter((cue) => endOf(given, first, cue) <= quotation.start);
  for (let i = before.length - 1; i >= 0; i--) {
    const cue = before[i]!;
    if (cue.side === 'before' && cue.speech !== 'say') continue;
    if (cue.side === 'before' && before.length > 1 && i > 0 && cue.inner) continue;
    if (covers(given, first, cue, quotation) || cue.side === 'both') return voiceOf(given, first, cue);
    if (cue.side === 'before' && quotation.end - quotation.start > 20) return voiceOf(given, first, cue);
  }
  const lead = behind.find((cue) => cue.side !== 'after' && coversWord(given, last, cue, quotation.end - 1));
  if (lead) return voiceOf(given, last, lead);
  const words = given.scanned[first]!.words;
  const opening = words.findIndex((word) => word.start >= quotation.start);
  if (opening > 0 && isMark(words[opening - 1], ':')) return clauseVoice(given, first, opening);
  return null;
}

/** "Smith took to the radio: “…”": what stands before a colon tells by its subject who speaks. */
function clauseVoice(given: Given, sentence: number, colon: number): Voice | null {
  const references = given.references[sentence]!.filter(
    (reference) => reference.last < colon && !reference.quoted,
  );
  const subject = mainSubject(given.scanned[sentence]!.words, references, given.speech);
  const named = references.filter((reference) => given.meant.has(reference));
  const reference = subject && given.meant.has(subject) ? subject : named.length === 1 ? named[0]! : null;
  const somebody = reference ? given.meant.get(reference) : undefined;
  if (!reference || !somebody) return null;
  return subjectVoice(given, sentence, reference, somebody, 'stands before the colon');
}

function subjectVoice(
  given: Given,
  sentence: number,
  reference: Reference,
  somebody: Somebody,
  how: string,
): Voice {
  const { words } = given.scanned[sentence]!;
  const span = { start: words[reference.phraseFirst]!.start, end: words[reference.last]!.end };
  const who = given.text.slice(span.start, span.end);
  return {
    speakers: [somebody],
    together: false,
    because: `"${who}"${who === somebody.name ? '' : ` (${somebody.name})`} ${how}.`,
    evidence: [span],
  };
}

/** A line behind a dash: whoever is named as speaking in it, or in what follows within the paragraph. */
function dashVoice(
  given: Given,
  quotation: Quotation,
  sentenceAt: (offset: number) => number,
  dialogue: Set<number>,
): Voice | null {
  const at = sentenceAt(quotation.start);
  for (
    let i = at;
    i < given.scanned.length && given.scanned[i]!.sentence.paragraph === quotation.paragraph;
    i++
  ) {
    const cue = given.cues[i]!.find((candidate) => candidate.side !== 'after' || candidate.speech === 'say');
    if (!cue) continue;
    for (let line = at; line <= i; line++) dialogue.add(line);
    return voiceOf(given, i, cue);
  }
  return null;
}

/** A quotation without a cue of its own: it goes on from the one before, or follows what introduces it. */
function carriedVoice(
  given: Given,
  q: number,
  voices: readonly (Voice | null)[],
  sentenceAt: (offset: number) => number,
): Voice | null {
  const { quotations, scanned } = given;
  const quotation = quotations[q]!;
  const before = quotations[q - 1];
  const earlier = q > 0 ? voices[q - 1] : null;
  if (quotation.carriesOn && earlier)
    return again(earlier, 'The quotation goes on from the paragraph before');
  const sentence = sentenceAt(quotation.start);
  if (quotation.by === 'dash') {
    return earlier && before && before.by === 'dash' && before.paragraph === quotation.paragraph
      ? again(earlier, 'The dialogue goes on')
      : null;
  }
  if (!isWhole(given, q, sentenceAt)) return null;
  const previous = sentence - 1;
  if (previous < 0) return null;
  const sameParagraph = scanned[previous]!.sentence.paragraph === scanned[sentence]!.sentence.paragraph;
  if (
    earlier &&
    before &&
    sentenceAt(before.end - 1) === previous &&
    (sameParagraph || endsWithColon(scanned[previous]!))
  ) {
    return again(earlier, 'The same voice goes on');
  }
  return introducedBy(given, previous, sameParagraph);
}

/** The sentence before a quotation that stands alone tells who speaks when it reports speech itself or ends in a colon. */
function introducedBy(given: Given, previous: number, sameParagraph: boolean): Voice | null {
  const words = given.scanned[previous]!;
  if (endsWithColon(words)) {
    const cue = [...given.cues[previous]!].reverse().find((candidate) => candidate.speakers.length > 0);
    return cue
      ? again(voiceOf(given, previous, cue), 'Introduced by the sentence before')
      : clauseVoice(given, previous, words.words.length);
  }
  const cues = given.cues[previous]!.filter((cue) => !cue.inner);
  const cue = cues[cues.length - 1];
  if (cue && cue.speakers.length === 1 && (sameParagraph || cue.speech === 'say'))
    return again(voiceOf(given, previous, cue), 'Follows the sentence before');
  return null;
}
