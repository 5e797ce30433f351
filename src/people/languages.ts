/** The words of each language that the rules of attribution read with. */
import type { LanguageCode } from '../domain.ts';
import { ENGLISH } from './words/en.ts';
import { NORWEGIAN } from './words/no.ts';
import {
  ENGLISH_OFFICES,
  NORWEGIAN_OFFICES,
  OFFICE_MODIFIERS,
  VIETNAMESE_OFFICES_TWO,
} from './words/offices.ts';
import type { SpeechWords } from './words/speech.ts';
import { VIETNAMESE } from './words/vi.ts';

/** The words of speaking of a language; English for languages that the rules do not know. */
export function speechWords(language: LanguageCode): SpeechWords {
  if (language === 'no' || language === 'nb' || language === 'nn' || language === 'da') return NORWEGIAN;
  return language === 'vi' ? VIETNAMESE : ENGLISH;
}

/** An abstract of an office by which roles are compared across forms: "pm" is "prime minister". */
const SAME_OFFICE: Readonly<Record<string, string>> = {
  pm: 'minister',
  statsminister: 'minister',
  chairwoman: 'chairman',
  chair: 'chairman',
  chairperson: 'chairman',
  spokeswoman: 'spokesman',
  spokesperson: 'spokesman',
  congresswoman: 'congressman',
  lawmaker: 'legislator',
  'editor-in-chief': 'editor',
  'vice-president': 'president',
  adviser: 'advisor',
  chieftain: 'chief',
  sen: 'senator',
  gov: 'governor',
  rep: 'congressman',
  gen: 'general',
  prof: 'professor',
  representative: 'congressman',
  sec: 'secretary',
  pres: 'president',
};

/** The office that a folded word names, in its plain form, or null. Norwegian definite forms and compounds are understood. */
export function officeOf(folded: string, language: LanguageCode): string | null {
  const plain = plainOffice(folded, language);
  return plain === null ? null : (SAME_OFFICE[plain] ?? plain);
}

/** Norwegian offices are compounds: "økonomidirektør", "kommunikasjonssjefen". */
const COMPOUND_OFFICE =
  /(direktor|sjef|leder|minister|radgiver|sekretaer|trener|redaktor|forsker|okonom|mester|representant|talsmann|politiker|ansvarlig|formann|ordforer|professor|advokat|inspektor|ambassador|journalist|president|forfatter|ingenior|biolog|geolog|historiker|meteorolog|spiller|keeper|eier|koordinator|konsulent|vinner)(?:e?n)?$/;

function plainOffice(folded: string, language: LanguageCode): string | null {
  if (language === 'no') {
    const part = folded.slice(folded.lastIndexOf('-') + 1);
    if (NORWEGIAN_OFFICES.has(part)) return part;
    const indefinite = /en$/.test(part) ? part.replace(/e?n$/, '') : part.replace(/n$/, '');
    for (const stem of [indefinite, `${indefinite}e`, part.replace(/en$/, '')]) {
      if (NORWEGIAN_OFFICES.has(stem)) return stem;
    }
    const compound = COMPOUND_OFFICE.exec(part);
    if (compound && part.length > compound[1]!.length + 2) return compound[1]!;
    return ENGLISH_OFFICES.has(part) && part !== 'man' && part !== 'far' ? part : null;
  }
  if (ENGLISH_OFFICES.has(folded)) return folded;
  const hyphen = folded.lastIndexOf('-');
  if (hyphen > 0 && ENGLISH_OFFICES.has(folded.slice(hyphen + 1))) return folded.slice(hyphen + 1);
  return null;
}

/** Whether the Norwegian word is an office in the definite form: "statsministeren". */
export function isDefiniteOffice(folded: string): boolean {
  return /(?:en|n)$/.test(folded) && !NORWEGIAN_OFFICES.has(folded) && plainOffice(folded, 'no') !== null;
}

export const isOfficeModifier = (folded: string): boolean => OFFICE_MODIFIERS.has(folded);

/** How many of the folded words from `at` on are a Vietnamese office; 0 when none. */
export function vietnameseOffice(folded: readonly string[], at: number): number {
  for (let length = Math.min(4, folded.length - at); length >= 2; length--) {
    if (VIETNAMESE_OFFICES_TWO.has(folded.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

/** The office behind an abbreviated title: "Sen." is "senator". */
export const officeOfTitle = (folded: string): string => SAME_OFFICE[folded] ?? folded;

/** Whether a Vietnamese verb of speaking begins at this word. */
export function startsVietnameseVerb(words: readonly { readonly low: string }[], at: number): boolean {
  const one = words[at]?.low ?? '';
  const two = `${one} ${words[at + 1]?.low}`;
  return (
    VIETNAMESE.verbs.has(one) ||
    VIETNAMESE.verbs.has(two) ||
    VIETNAMESE.verbs.has(`${two} ${words[at + 2]?.low}`)
  );
}
