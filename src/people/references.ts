/**
 * Every place of a sentence that refers to somebody: names, roles ("the minister"), pronouns, and phrases for all who take
 * part ("both sides"). Whom roles and pronouns mean is decided later, in the order of reading.
 */
import type { LanguageCode } from '../domain.ts';
import { isDefiniteOffice, officeOf, vietnameseOffice } from './languages.ts';
import type { NameMention } from './names.ts';
import { isMark, type ScannedSentence, type Word } from './scan.ts';
import { officeHeldFor } from './vietnamese-roles.ts';
import { CAPITALISED_WORDS, SPEAKING_BODIES } from './words/offices.ts';
import { type PhraseIndex, type Pronoun, phraseAt, type SpeechWords } from './words/speech.ts';

/** One reference by word numbers of its sentence. */
export interface Reference {
  readonly form: 'name' | 'role' | 'pronoun' | 'together' | 'body';
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  /** First word of the whole noun phrase. */
  readonly phraseFirst: number;
  readonly genitive: boolean;
  readonly quoted: boolean;
  /** For names. */
  readonly name: NameMention | null;
  /** For roles: the office and the words before it. */
  readonly office: string | null;
  readonly modifiers: readonly string[];
  /** For pronouns. */
  readonly pronoun: Pronoun | null;
}

const NOTHING = { name: null, office: null, modifiers: [], pronoun: null } as const;
/** Norwegian bodies in the definite form, as ends of compounds: "Helsedirektoratet". */
const NORWEGIAN_BODY =
  /[a-z](?:direktoratet|departementet|instituttet|tilsynet|utvalget|kommunen|politiet|retten|verket|etaten|foreningen|forbundet|selskapet|klubben|banken|partiet|universitetet|sykehuset|nemnda|komiteen|avisen|myndigheten|ombudet|byrået|sentralen|regjeringen)$/;
const MOST_MODIFIERS = 6;

export function findReferences(
  scanned: ScannedSentence,
  number: number,
  names: readonly NameMention[],
  speech: SpeechWords,
  language: LanguageCode,
  glossaryRoles: PhraseIndex,
): Reference[] {
  const { words } = scanned;
  const taken = new Uint8Array(words.length);
  const found: Reference[] = [];
  const add = (reference: Omit<Reference, 'sentence' | 'genitive' | 'quoted'>): void => {
    const last = words[reference.last]!;
    found.push({
      ...reference,
      sentence: number,
      genitive: reference.name?.genitive ?? last.genitive,
      quoted: words[reference.first]!.quoted,
    });
    for (let i = reference.phraseFirst; i <= reference.last; i++) taken[i] = 1;
  };
  for (const name of names) {
    const next = words[name.last + 1];
    if (
      name.evidence === 'body' &&
      next?.kind === 'word' &&
      !next.capital &&
      officeOf(next.folded, language) !== null
    )
      continue;
    // "Bộ trưởng Lào cho biết": the country says whose minister speaks
    if (language === 'vi' && name.evidence === 'body' && officeHeldFor(words, name) >= 0) continue;
    add({
      ...NOTHING,
      form: 'name',
      first: name.first,
      last: name.last,
      phraseFirst: name.phraseFirst,
      name,
    });
  }
  for (let at = 0; at < words.length; at++) {
    if (taken[at]) continue;
    const word = words[at]!;
    if (word.kind !== 'word') continue;
    const together = togetherAt(words, at, speech);
    if (together > 0) {
      add({ ...NOTHING, form: 'together', first: at, last: at + together - 1, phraseFirst: at });
      continue;
    }
    const known = glossaryRoleAt(words, at, speech, glossaryRoles);
    if (known >= 0) {
      add({ ...NOTHING, form: 'role', first: at, last: known, phraseFirst: at, office: 'glossary' });
      continue;
    }
    const role =
      language === 'vi' ? vietnameseRole(words, at, names) : roleAt(words, at, taken, speech, language);
    if (role) {
      add({ ...NOTHING, ...role, phraseFirst: role.first });
      continue;
    }
    const pronoun = pronounAt(words, at, speech, language);
    if (pronoun)
      add({
        ...NOTHING,
        form: 'pronoun',
        first: at,
        last: pronoun.last,
        phraseFirst: at,
        pronoun: pronoun.pronoun,
      });
  }
  return found.sort((a, b) => a.first - b.first);
}

/** The last word of a role that the glossary gives to a person, with the article before it; −1 where none stands. */
function glossaryRoleAt(words: readonly Word[], at: number, speech: SpeechWords, roles: PhraseIndex): number {
  if (roles.size === 0) return -1;
  const first = speech.definite.has(words[at]!.low) ? at + 1 : at;
  const length = phraseAt(words, first, roles);
  const next = words[first + length];
  return length === 0 || next?.capital ? -1 : first + length - 1;
}

function togetherAt(words: readonly Word[], at: number, speech: SpeechWords): number {
  const best = phraseAt(words, at, speech.together);
  if (best === 0) return 0;
  const next = words[at + best];
  const single =
    best === 1 || words[at + best - 1]!.folded === 'to' || words[at + best - 1]!.folded === 'two';
  return single &&
    next?.kind === 'word' &&
    !speech.verbs.has(next.folded) &&
    !speech.between.has(next.folded) &&
    !speech.prepositions.has(next.folded) &&
    !speech.finiteMarkers.has(next.low) &&
    !speech.passive.has(next.low)
    ? 0
    : best;
}

type Role = Pick<Reference, 'form' | 'first' | 'last' | 'office' | 'modifiers'>;

function roleAt(
  words: readonly Word[],
  at: number,
  taken: Uint8Array,
  speech: SpeechWords,
  language: LanguageCode,
): Role | null {
  const word = words[at]!;
  if (language === 'no' && isDefiniteOffice(word.folded) && !word.genitive) {
    const office = officeOf(word.folded, language);
    return office ? { form: 'role', first: at, last: at, office, modifiers: [word.folded] } : null;
  }
  if (
    language === 'no' &&
    (SPEAKING_BODIES.has(word.folded) || NORWEGIAN_BODY.test(word.folded)) &&
    !word.genitive &&
    !words[at + 1]?.capital
  ) {
    return { form: 'body', first: at, last: at, office: null, modifiers: [] };
  }
  if (!speech.definite.has(word.low)) return null;
  const modifiers: string[] = [];
  for (let i = at + 1; i < words.length && i <= at + MOST_MODIFIERS; i++) {
    const current = words[i]!;
    if (
      (current.kind !== 'word' && !/year-old$/.test(current.low)) ||
      speech.prepositions.has(current.low) ||
      speech.relative.has(current.low)
    )
      return null;
    const office =
      officeOf(current.folded, language) ??
      (language === 'no' ? officeOf(current.folded.replace(/en$/, ''), language) : null);
    const next = words[i + 1];
    const goesOn =
      next?.kind === 'word' &&
      (officeOf(next.folded, language) !== null || (next.capital && !current.capital));
    if (
      i === at + 1 &&
      current.capital &&
      CAPITALISED_WORDS.has(current.low) &&
      next?.kind === 'word' &&
      speech.verbs.has(next.folded)
    ) {
      return { form: 'role', first: at, last: i, office: current.low, modifiers };
    }
    if (/(?:year-olds?|-aring(?:en)?)$/.test(current.folded) && !(next?.kind === 'word' && next.capital)) {
      return { form: 'role', first: at, last: i, office: 'year-old', modifiers };
    }
    if (office !== null && !current.genitive && !goesOn) {
      if (taken[i] && !words[i]!.capital) return null;
      return { form: 'role', first: at, last: i, office, modifiers };
    }
    if (
      SPEAKING_BODIES.has(current.folded) &&
      !current.genitive &&
      !(
        next?.kind === 'word' &&
        !speech.verbs.has(next.folded) &&
        !speech.prepositions.has(next.low) &&
        !speech.between.has(next.low)
      )
    ) {
      return { form: 'body', first: at, last: i, office: null, modifiers };
    }
    if (taken[i] && !current.capital) return null;
    modifiers.push(current.folded);
  }
  return null;
}

function vietnameseRole(words: readonly Word[], at: number, names: readonly NameMention[]): Role | null {
  const folded = words.slice(at, at + 4).map((word) => word.folded);
  const length = vietnameseOffice(folded, 0);
  if (length === 0) return null;
  const office = folded.slice(0, length).join(' ');
  const place = names.find((name) => name.evidence === 'body' && officeHeldFor(words, name) === at);
  if (!place) return { form: 'role', first: at, last: at + length - 1, office, modifiers: [] };
  const held = words.slice(place.first, place.last + 1).map((word) => word.folded);
  return { form: 'role', first: at, last: place.last, office, modifiers: [held.join(' ')] };
}

function pronounAt(
  words: readonly Word[],
  at: number,
  speech: SpeechWords,
  language: LanguageCode,
): { last: number; pronoun: Pronoun } | null {
  const word = words[at]!;
  if (language === 'vi') {
    const two = `${word.folded} ${words[at + 1]?.folded ?? ''}`;
    const pair = speech.pronouns.get(two);
    if (pair) return { last: at + 1, pronoun: pair };
    const low = word.low.normalize('NFC');
    if (!/^(?:ông|bà|anh|chị|cô|cậu|họ)$/.test(low) && low !== word.folded) return null;
    const next = words[at + 1];
    if (
      next?.capital ||
      (!speech.verbs.has(next?.low ?? '') &&
        !speech.verbs.has(`${next?.low} ${words[at + 2]?.low}`) &&
        !speech.between.has(next?.folded ?? ''))
    )
      return null;
    const pronoun = speech.pronouns.get(word.folded);
    return pronoun ? { last: at, pronoun } : null;
  }
  const pronoun = speech.pronouns.get(word.low);
  if (!pronoun || isMark(words[at + 1], "'")) return null;
  if (language === 'no' && word.low === 'de') {
    const next = words[at + 1];
    if (next?.kind === 'word' && !speech.verbs.has(next.folded) && !speech.between.has(next.low)) return null;
  }
  return { last: at, pronoun };
}
