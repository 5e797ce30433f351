/**
 * The part somebody plays in a question: whether what is asked for must be said by them, or they only take part. Pure.
 */
import type { LanguageCode, QuestionKind } from '../domain.ts';
import type { TermGroup } from '../language/terms.ts';
import type { Token } from '../language/tokens.ts';
import type { LinkedPerson } from '../people/link.ts';
import { isAboutWord, isSpeechVerb, officeLength } from './questionWords.ts';

/** More people than this for one word name nobody. */
export const MOST_FOR_ONE_WORD = 4;

/** One place of a question that names somebody. */
export interface PersonReference {
  /** All who fit; more than one means that the question is ambiguous. */
  readonly people: readonly LinkedPerson[];
  /** First and last token, inclusive, of the name or role. */
  readonly first: number;
  readonly last: number;
  readonly by: 'name' | 'role';
  /** speaker: what is asked for must be said by them; topic: they only take part. */
  readonly part: 'speaker' | 'topic';
  /** The words of the reference, folded. */
  readonly words: readonly string[];
  /** It stands behind "about": what is asked for must name them. */
  readonly asked: boolean;
}

export const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.text);

export function groupAt(groups: readonly TermGroup[], token: Token): TermGroup | undefined {
  return groups.find((group) => group.tokens.some((other) => other.start === token.start));
}

/** How many words directly before a name are a title: "PM", "Mr", "bộ trưởng". */
export function titleBefore(tokens: readonly Token[], first: number, language: LanguageCode): number {
  const folded = tokens.map((token) => token.folded);
  for (let length = Math.min(3, first); length >= 1; length--) {
    if (officeLength(folded, first - length, language) === length) return length;
  }
  return /^(?:mr|mrs|ms|dr|prof|ong|ba|anh|chi|kamerat|herr|fru)$/.test(folded[first - 1] ?? '') ? 1 : 0;
}

/** "the mayor of X": X is no person, whoever else bears the name. */
export function belongsToOffice(tokens: readonly Token[], at: number, language: LanguageCode): boolean {
  const before = tokens[at - 1]?.folded ?? '';
  return /^(?:of|i|for|av)$/.test(before) && officeLength([tokens[at - 2]?.folded ?? ''], 0, language) > 0;
}

export function standsBehindAbout(tokens: readonly Token[], first: number): boolean {
  return tokens.slice(Math.max(0, first - 3), first).some((token) => isAboutWord(token.folded));
}

const SAYING_NOUNS =
  /^(?:view|views|opinion|figure|figures|proposal|proposals|statement|words|suggestion|suggestions|demand|demands|message|response|reaction|argument|estimate|forecast|prediction|claim|request|remarks|comment|comments|position|stance|appeal|number|numbers)$/;

/** Whether what is asked must be said by the person at tokens first…last. */
export function partOf(
  tokens: readonly Token[],
  first: number,
  last: number,
  language: LanguageCode,
  kind: QuestionKind,
): 'speaker' | 'topic' {
  const word = (at: number): string => tokens[at]?.folded ?? '';
  let before = first - 1;
  while (
    before >= 0 &&
    (officeLength([word(before)], 0, language) > 0 ||
      /^(?:mr|mrs|ms|dr|ong|ba|kamerat|the|den|chi|anh|trade|foreign|prime|bo|truong|thu|tuong|chu|tich|tong|bi)$/.test(
        word(before),
      ))
  )
    before--;
  const previous = word(before);
  const beforeThat = word(before - 1);
  if (previous === 'to' && beforeThat === 'according') return 'speaker';
  if (/^(?:ifolge|theo)$/.test(previous)) return 'speaker';
  if (previous === 'by' && isSpeechVerb(beforeThat, language)) return 'speaker';
  if (previous === 'from' && SAYING_NOUNS.test(beforeThat)) return 'speaker';
  if (kind === 'definition' || kind === 'person') return 'topic';
  if (SAYING_NOUNS.test(word(last + 1))) return 'speaker';
  let after = last + 1;
  while (
    /^(?:also|then|first|really|actually|himself|herself|specifically|publicly|recently|da|se|dang|cung|ikke|ogsa|not|have|has|had)$/.test(
      word(after),
    )
  )
    after++;
  const next = word(after);
  if (language === 'vi') return isSpeechVerb(next, 'vi') ? 'speaker' : 'topic';
  if (language === 'no') {
    if (isSpeechVerb(previous, 'no') && before > 0) return 'speaker';
    return isSpeechVerb(next, 'no') && !isCapital(tokens[after]!) ? 'speaker' : 'topic';
  }
  const asked =
    /^(?:did|does|do|has|had|have|would|will|is|was|were|are|that|what)$/.test(previous) ||
    before < 0 ||
    kind === 'what-said';
  if (asked && isSpeechVerb(next, 'en')) return 'speaker';
  return kind === 'what-said' && /^(?:did|does|has|had|would|about)$/.test(previous) && previous !== 'about'
    ? 'speaker'
    : 'topic';
}
