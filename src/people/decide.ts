/** From cues and quotations to one verdict a sentence. */

import type { Attribution, AttributionKind, Span } from '../domain.ts';
import { NAMING } from './clauses.ts';
import type { SettledCue } from './cues.ts';
import { wordsIn } from './cues.ts';
import type { Given } from './quotation-places.ts';
import type { Word } from './scan.ts';
import { type Voice, voiceOf, voicesOfQuotations } from './voices.ts';

const NOBODY: Voice = {
  speakers: [],
  together: false,
  because: 'A quotation whose speaker the rules cannot find.',
  evidence: [],
};

const isNobody = (voice: Voice): boolean => voice.speakers.length === 0 && !voice.together;

/** At least this part of a sentence's letters must be said by somebody for the sentence to be theirs. */
const ENOUGH = 0.35;

export function decide(given: Given): Attribution[] {
  const dialogue = new Set<number>();
  const voices = voicesOfQuotations(given, dialogue);
  const quotationsOf = quotationsBySentence(given);
  const found = given.scanned.map((_, i) =>
    decideSentence(given, i, quotationsOf[i]!, voices, dialogue.has(i)),
  );
  return pointBack(given, found);
}

/** "Det sier statsråd Hansen.": the sentence before is hers, though it shows no sign of it. */
function pointBack(given: Given, found: Attribution[]): Attribution[] {
  given.scanned.forEach(({ words }, i) => {
    const before = found[i - 1];
    if (before?.kind !== 'narration' || words[0]?.low !== 'det') return;
    const cue = given.cues[i]!.find((candidate) => candidate.verb.first === 1 && candidate.speech === 'say');
    if (cue?.speakers.length !== 1 || (cue.subjectWords?.first ?? 0) < cue.verb.last) return;
    const voice = voiceOf(given, i, cue);
    found[i - 1] = {
      kind: 'indirect',
      speakers: [cue.speakers[0]!.id],
      because: `The sentence behind tells who says it: ${voice.because}`,
      evidence: voice.evidence,
    };
  });
  return found;
}

/** By sentence: the numbers of the quotations that it shares words with. */
function quotationsBySentence({ quotations, scanned }: Given): number[][] {
  const bySentence: number[][] = scanned.map(() => []);
  let from = 0;
  quotations.forEach((quotation, q) => {
    while (from < scanned.length && scanned[from]!.sentence.end <= quotation.start) from++;
    for (let i = from; i < scanned.length && scanned[i]!.sentence.start < quotation.end; i++)
      bySentence[i]!.push(q);
  });
  return bySentence;
}

function decideSentence(
  given: Given,
  i: number,
  touching: readonly number[],
  voices: readonly (Voice | null)[],
  spoken: boolean,
): Attribution {
  const { words, sentence } = given.scanned[i]!;
  const total = words.reduce((sum, word) => sum + letters(word), 0);
  if (total === 0) return wordless(given, sentence, touching, voices);
  const owner: (Voice | null)[] = words.map(() => null);
  const quotedWords = words.map(() => false);
  const cueVoices = given.cues[i]!.map((cue) => ({ cue, voice: voiceOf(given, i, cue) }));
  const reach = ({ cue }: { cue: SettledCue }): number =>
    cue.content.reduce((sum, stretch) => sum + stretch.last - stretch.first + 1, 0);
  const outermost = [...cueVoices].sort((a, b) => reach(b) - reach(a));
  for (const { cue, voice } of outermost) {
    if (cue.speech === 'act' && voice.speakers.length === 0 && !voice.together) continue;
    for (const stretch of cue.content) {
      for (let w = stretch.first; w <= stretch.last && w < words.length; w++) {
        if (owner[w] === null) owner[w] = voice;
      }
    }
  }
  let dashed = spoken;
  for (const q of touching) {
    const quotation = given.quotations[q]!;
    if (quotation.by === 'dash') dashed = true;
    const voice = voices[q] ?? null;
    words.forEach((word, w) => {
      if (word.start < quotation.start || word.end > quotation.end) return;
      if (quotation.by === 'dash' && owner[w] !== null) return;
      if (quotation.by === 'dash' && isFrame(given.cues[i]!, w)) return;
      quotedWords[w] = true;
      owner[w] = voice ?? owner[w] ?? NOBODY;
    });
  }
  return verdict(words, owner, quotedWords, total, dashed, mainVoice(cueVoices, words));
}

/** A sentence of marks alone (". . .") belongs to the quotation that it stands in. */
function wordless(
  given: Given,
  sentence: Span,
  touching: readonly number[],
  voices: readonly (Voice | null)[],
): Attribution {
  const q = touching.find((at) => {
    const quotation = given.quotations[at]!;
    return quotation.by === 'marks' && quotation.start <= sentence.start && quotation.end >= sentence.end;
  });
  const voice = q === undefined ? null : voices[q];
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
  const found = cueVoices.find(({ cue }) => {
    if (cue.inner) return false;
    if (cue.side === 'before' && cue.speech === 'say' && (cue.content[0]?.first ?? 9) <= 1) return true;
    return cue.content.some(
      (stretch) =>
        endsSentence(words, stretch.last) && wordsIn(words, [stretch]) >= (NAMING.has(cue.lemma) ? 2 : 3),
    );
  });
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
  readonly voice: Voice;
  letters: number;
  quoted: number;
  /** Words, but for those that only join. */
  unquoted: number;
}

/** Whether the little that is said is what the sentence is built on. */
function isMain({ voice, quoted }: Share, main: Voice | null): boolean {
  if (!main) return false;
  return isNobody(voice) ? isNobody(main) && quoted > 0 : voice.speakers[0] === main.speakers[0];
}

function verdict(
  words: readonly Word[],
  owner: readonly (Voice | null)[],
  quoted: readonly boolean[],
  total: number,
  dashed: boolean,
  main: Voice | null,
): Attribution {
  const shares = new Map<string, Share>();
  words.forEach((word, w) => {
    const who = owner[w];
    if (!who) return;
    const key = isNobody(who)
      ? '?'
      : who.together
        ? `+${who.speakers.map((s) => s.id).join('+')}`
        : who.speakers[0]!.id;
    const share = shares.get(key) ?? {
      voice: who,
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
  if (!best || (best.letters < total * ENOUGH && !isMain(best, main))) return narration();
  const { voice } = best;
  if (isNobody(voice)) {
    const because =
      voice === NOBODY
        ? NOBODY.because
        : voice.because.replace(/\.$/, ', whom the article does not name or the rules cannot tell.');
    return { kind: 'unknown', speakers: [], because, evidence: voice.evidence };
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
