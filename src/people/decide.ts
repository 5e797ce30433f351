/** From cues and quotations to one verdict a sentence. */
import type { Attribution, AttributionKind, Span } from '../domain.ts';
import type { SettledCue } from './attribute.ts';
import { mainSubject } from './clauses.ts';
import type { Somebody } from './people.ts';
import type { Quotation } from './quotations.ts';
import type { Reference } from './references.ts';
import { isMark, type ScannedSentence, type Word } from './scan.ts';
import type { SpeechWords } from './words/speech.ts';

interface Given {
  readonly text: string;
  readonly scanned: readonly ScannedSentence[];
  readonly quotations: readonly Quotation[];
  readonly cues: readonly (readonly SettledCue[])[];
  readonly references: readonly (readonly Reference[])[];
  readonly meant: ReadonlyMap<Reference, Somebody>;
  readonly speech: SpeechWords;
}

/** Who says something, why, and the words that show it. */
interface Voice {
  readonly speakers: readonly Somebody[];
  readonly together: boolean;
  readonly because: string;
  readonly evidence: readonly Span[];
}

/** At least this part of a sentence's letters must be said by somebody for the sentence to be theirs. */
const ENOUGH = 0.35;

export function decide(given: Given): Attribution[] {
  const dialogue = new Set<number>();
  const voices = voicesOfQuotations(given, dialogue);
  const found = given.scanned.map((_, i) => decideSentence(given, i, voices, dialogue.has(i)));
  return found;
}

function voiceOf(given: Given, sentence: number, cue: SettledCue): Voice {
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
function voicesOfQuotations(given: Given, dialogue: Set<number>): (Voice | null)[] {
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

function makeSentenceAt(scanned: readonly ScannedSentence[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = scanned.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (scanned[middle]!.sentence.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
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

function startOf(given: Given, sentence: number, cue: SettledCue): number {
  const { words } = given.scanned[sentence]!;
  return words[Math.min(cue.verb.first, cue.subjectWords?.first ?? cue.verb.first)]!.start;
}

function endOf(given: Given, sentence: number, cue: SettledCue): number {
  const { words } = given.scanned[sentence]!;
  return words[
    Math.max(cue.verb.last, cue.side === 'before' ? (cue.subjectWords?.last ?? cue.verb.last) : cue.verb.last)
  ]!.end;
}

/** Whether nothing but words stands between two offsets, but for one mark at the beginning. */
function noMarks(words: readonly Word[], from: number, to: number): boolean {
  return words.filter((word) => word.kind === 'mark' && word.start >= from && word.end <= to).length <= 1;
}

/** Words between two offsets. */
function gap(words: readonly Word[], from: number, to: number): number {
  return words.filter((word) => word.kind !== 'mark' && word.start >= from && word.end <= to).length;
}

function covers(given: Given, sentence: number, cue: SettledCue, quotation: Span): boolean {
  return coversWord(given, sentence, cue, quotation.start);
}

function coversWord(given: Given, sentence: number, cue: SettledCue, offset: number): boolean {
  const { words } = given.scanned[sentence]!;
  return cue.content.some(
    (stretch) => words[stretch.first]!.start <= offset && offset < words[stretch.last]!.end,
  );
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

/** Whether the quotation is all there is of its sentences. */
function isWhole(given: Given, q: number, sentenceAt: (offset: number) => number): boolean {
  const quotation = given.quotations[q]!;
  const first = given.scanned[sentenceAt(quotation.start)]!;
  const last = given.scanned[sentenceAt(quotation.end - 1)]!;
  return (
    gap(first.words, first.sentence.start, quotation.start) === 0 &&
    gap(last.words, quotation.end, last.sentence.end) === 0
  );
}

function touches(given: Given, a: Quotation, b: Quotation): boolean {
  return given.text.slice(a.end, b.start).trim() === '';
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

const endsWithColon = ({ words }: ScannedSentence): boolean => isMark(words[words.length - 1], ':');

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

function decideSentence(
  given: Given,
  i: number,
  voices: readonly (Voice | null)[],
  spoken: boolean,
): Attribution {
  const { words, sentence } = given.scanned[i]!;
  const total = words.reduce((sum, word) => sum + letters(word), 0);
  if (total === 0) return wordless(given, sentence, voices);
  const owner: (Voice | 'unknown' | null)[] = words.map(() => null);
  const quotedWords = words.map(() => false);
  const cueVoices = given.cues[i]!.map((cue) => ({ cue, voice: voiceOf(given, i, cue) }));
  const reach = ({ cue }: { cue: SettledCue }): number =>
    cue.content.reduce((sum, stretch) => sum + stretch.last - stretch.first + 1, 0);
  const outermost = [...cueVoices].sort((a, b) => reach(b) - reach(a));
  for (const { cue, voice } of outermost) {
    if (cue.speech === 'act' && voice.speakers.length === 0 && !voice.together) continue;
    for (const stretch of cue.content) {
      for (let w = stretch.first; w <= stretch.last && w < words.length; w++) {
        if (owner[w] === null) owner[w] = voice.speakers.length > 0 || voice.together ? voice : 'unknown';
      }
    }
  }
  let dashed = spoken;
  given.quotations.forEach((quotation, q) => {
    if (quotation.end <= sentence.start || quotation.start >= sentence.end) return;
    if (quotation.by === 'dash') dashed = true;
    const voice = voices[q] ?? null;
    words.forEach((word, w) => {
      if (word.start < quotation.start || word.end > quotation.end) return;
      if (quotation.by === 'dash' && owner[w] !== null) return;
      if (quotation.by === 'dash' && isFrame(given.cues[i]!, w)) return;
      quotedWords[w] = true;
      owner[w] = voice
        ? voice.speakers.length > 0 || voice.together
          ? voice
          : 'unknown'
        : (owner[w] ?? 'unknown');
    });
  });
  return verdict(words, owner, quotedWords, total, dashed, mainVoice(cueVoices, words));
}

/** A sentence of marks alone (". . .") belongs to the quotation that it stands in. */
function wordless(given: Given, sentence: Span, voices: readonly (Voice | null)[]): Attribution {
  const q = given.quotations.findIndex(
    (quotation) =>
      quotation.start <= sentence.start && quotation.end >= sentence.end && quotation.by === 'marks',
  );
  const voice = q < 0 ? null : voices[q];
  if (!voice || voice.together || voice.speakers.length !== 1) return narration();
  return {
    kind: 'direct',
    speakers: [voice.speakers[0]!.id],
    because: voice.because,
    evidence: voice.evidence,
  };
}

/** The voice of the clause that the sentence is built on, if that clause says something of three words or more. */
function mainVoice(
  cueVoices: readonly { cue: SettledCue; voice: Voice }[],
  words: readonly Word[],
): Voice | null {
  const found = cueVoices.find(
    ({ cue }) =>
      !cue.inner &&
      cue.speech !== 'view' &&
      cue.content.some(
        (stretch) =>
          endsSentence(words, stretch.last) &&
          words.slice(stretch.first, stretch.last + 1).filter((word) => word.kind !== 'mark').length >= 3,
      ),
  );
  return found?.voice ?? null;
}

const endsSentence = (words: readonly Word[], last: number): boolean =>
  words.slice(last + 1).every((word) => word.kind === 'mark');

function isFrame(cues: readonly SettledCue[], w: number): boolean {
  return cues.some(
    (cue) =>
      (w >= cue.verb.first && w <= cue.verb.last) ||
      (cue.subjectWords !== null && w >= cue.subjectWords.first && w <= cue.subjectWords.last),
  );
}

const letters = (word: Word): number => (word.kind === 'mark' ? 0 : word.end - word.start);

interface Share {
  readonly voice: Voice | null;
  letters: number;
  quoted: number;
  /** Words, but for those that only join. */
  unquoted: number;
}

function verdict(
  words: readonly Word[],
  owner: readonly (Voice | 'unknown' | null)[],
  quoted: readonly boolean[],
  total: number,
  dashed: boolean,
  main: Voice | null,
): Attribution {
  const shares = new Map<string, Share>();
  words.forEach((word, w) => {
    const who = owner[w];
    if (!who) return;
    const key =
      who === 'unknown'
        ? '?'
        : who.together
          ? `+${who.speakers.map((s) => s.id).join('+')}`
          : who.speakers[0]!.id;
    const share = shares.get(key) ?? {
      voice: who === 'unknown' ? null : who,
      letters: 0,
      quoted: 0,
      unquoted: 0,
    };
    share.letters += letters(word);
    if (quoted[w]) share.quoted += letters(word);
    else if (word.kind !== 'mark' && !/^(?:that|at|rằng|how|and|og|và)$/.test(word.low)) share.unquoted++;
    shares.set(key, share);
  });
  let best: Share | null = null;
  for (const share of shares.values()) if (!best || share.letters > best.letters) best = share;
  if (!best || (best.letters < total * ENOUGH && (best.voice === null || best.voice !== main)))
    return narration();
  const { voice } = best;
  if (!voice) {
    return {
      kind: 'unknown',
      speakers: [],
      because: 'Somebody is quoted or reported whom the rules cannot name.',
      evidence: [],
    };
  }
  if (voice.together)
    return {
      kind: 'joint',
      speakers: voice.speakers.map((somebody) => somebody.id),
      because: voice.because,
      evidence: voice.evidence,
    };
  return {
    kind: dashed ? 'direct' : kindOf(best.quoted / best.letters, best.unquoted),
    speakers: [voice.speakers[0]!.id],
    because: voice.because,
    evidence: voice.evidence,
  };
}

/** direct: nothing but quoted words is said; mixed: quoted words and others. */
function kindOf(quotedShare: number, unquoted: number): AttributionKind {
  if (quotedShare > 0 && (unquoted === 0 || quotedShare > 0.97)) return 'direct';
  return quotedShare > 0.1 ? 'mixed' : 'indirect';
}

const narration = (): Attribution => ({
  kind: 'narration',
  speakers: [],
  because: 'Nothing shows that anybody but the reporter says it.',
  evidence: [],
});
