/** What names, places and offices are recognised by in another article or language. Pure. */
import type { Span } from '../domain.ts';
import { aliasIndex } from '../language/aliases.ts';
import { fold } from '../language/fold.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Words } from '../language/words.ts';

/** Concepts of the lexicon that are offices; those of the second list are too wide to tell anybody apart. */
const OFFICES = new Set(
  `prime-minister president vice-president minister deputy-minister deputy-prime-minister foreign-minister trade-minister
  finance-minister defence-minister health-minister education-minister justice-minister interior-minister agriculture-minister
  transport-minister environment-minister secretary party-secretary general-secretary chairman deputy-chairman chairmanship governor mayor
  councillor member-of-parliament senator director ceo ambassador consul king queen prince princess pope advisor judge lawyer
  prosecutor spokesperson general-officer coach accused police bishop principal professor captain
  council parliament court ministry federation company bank union committee delegation club board government`.split(
    /\s+/,
  ),
);
/** Offices that many hold at a time. */
export const WIDE_OFFICES: ReadonlySet<string> = new Set([
  'minister',
  'secretary',
  'general-officer',
  'chairmanship',
  'director',
]);
/** Concepts of people in general: what makes "met with provincial leaders" a meeting. */
const HUMANS = new Set(
  `leader official worker farmer student teacher business employer investor delegation citizen voter refugee candidate expert
  soldier team family patient victim resident youth people representative volunteer parent`.split(/\s+/),
);

/** Towns and provinces that the lexicon knows in several languages, as concepts. */
const TOWNS: ReadonlySet<string> = new Set(
  `hanoi ho-chi-minh-city da-nang lao-cai yunnan guangdong kunming guangzhou shanghai hekou pingxiang vientiane phnom-penh bangkok
  copenhagen oslo bergen london paris new-york`.split(/\s+/),
);

/** Offices that a text names, as concepts. */
export function officesIn(text: string, language: string, { lexicon }: Words): string[] {
  const found = lexicon.conceptsOf(tokenize(text), language).map(({ concept }) => concept);
  return [...new Set(found.filter((concept) => OFFICES.has(concept)))];
}

/** Whether a text speaks of people: an office, a profession, a group. */
export function namesPeople(text: string, language: string, { lexicon }: Words): boolean {
  return lexicon
    .conceptsOf(tokenize(text), language)
    .some(({ concept }) => OFFICES.has(concept) || HUMANS.has(concept));
}

/** Countries that a text names, as concepts: `country:NO` for "Norwegian" as well. */
export function countriesIn(text: string, language: string, { lexicon }: Words): string[] {
  const tokens = tokenize(text);
  const all = lexicon.conceptsOf(tokens, language);
  const found = all
    .filter(({ concept }) => concept.startsWith('country:') && concept.length === 10)
    // a country inside a longer name: Lao inside Lao Cai
    .filter(({ first, last }) => !all.some((one) => holds(one, { first, last })))
    .filter((match) => language !== 'vi' || !isInsideName(tokens, match))
    .map(({ concept }) => concept);
  return [...new Set(found)];
}

const CAPITAL = /^\p{Lu}/u;
interface Stretch {
  readonly first: number;
  readonly last: number;
}

const holds = (long: Stretch, short: Stretch): boolean =>
  long.first <= short.first && short.last <= long.last && long.last - long.first > short.last - short.first;

/** What names of things of nature and of towns begin with. */
const OF_PLACE = /^(?:sông|núi|hồ|cầu|đảo|phố|chợ|bến|cảng|biển)$/;

/** "Lào Cai" is no Laos: a country of one syllable inside a name. */
function isInsideName(tokens: readonly Token[], { first, last }: Stretch): boolean {
  if (first !== last) return false;
  const [before, behind] = [tokens[first - 1], tokens[last + 1]];
  return OF_PLACE.test(before?.exact ?? '') || (behind !== undefined && CAPITAL.test(behind.text));
}

/** The proper names of a text: countries and names of the glossary as concepts, other capitalised words folded. */
export function properNames(
  text: string,
  language: string,
  words: Words,
  isCommon: (folded: string) => boolean,
  ofBody = false,
): string[] {
  const tokens = tokenize(text);
  const taken = new Set<number>();
  const keys: string[] = [];
  const take = (concept: string, first: number, last: number): void => {
    keys.push(concept);
    for (let i = first; i <= last; i += 1) taken.add(i);
  };
  for (const { concept, first, last } of aliasIndex(words.glossary).matches(tokens, language))
    take(concept, first, last);
  const known = new Set<number>();
  for (const { concept, first, last } of words.lexicon.conceptsOf(tokens, language)) {
    if ((concept.startsWith('country:') || TOWNS.has(concept)) && !taken.has(first))
      take(concept, first, last);
    else if (language !== 'vi' || last > first) for (let i = first; i <= last; i += 1) known.add(i);
  }
  const rare: string[] = [];
  const plain: string[] = [];
  tokens.forEach((token, i) => {
    if (taken.has(i) || !CAPITAL.test(token.text) || isCommon(token.folded) || isFunctionWord(token)) return;
    const keysOf = known.has(i) ? plain : rare;
    keysOf.push(token.folded);
    // a genitive, or a name that ends so
    if (language === 'no' && token.folded.length > 4 && token.folded.endsWith('s'))
      keysOf.push(token.folded.slice(0, -1));
  });
  // "Trade" in an office is no name, but "World Harbour Fund" has no other words
  return [...new Set([...keys, ...rare, ...(ofBody && rare.length === 0 ? plain : [])])];
}

/** What a place is recognised by: the concept of the glossary, or its folded words. */
export function placeKey(name: string, language: string, words: Words): string {
  const tokens = tokenize(name);
  const [country] = countriesIn(name, language, words);
  if (country !== undefined && tokens.length <= 3) return country;
  const alias = aliasIndex(words.glossary)
    .matches(tokens, language)
    .find(({ first, last }) => first === 0 && last === tokens.length - 1);
  if (alias) return alias.concept;
  // towns that the lexicon knows in several languages
  const whole = words.lexicon
    .conceptsOf(tokens, language)
    .find(({ first, last }) => first === 0 && last === tokens.length - 1);
  if (whole) return whole.concept;
  // å is also written aa
  return fold(tokens.map(({ text }) => text).join(' ')).replaceAll('aa', 'a');
}

/** `ELMSTAD` as a reader writes it: `Elmstad`. */
export function withoutShouting(name: string): string {
  if (/\p{Ll}/u.test(name) || name.length < 4 || name.includes('.')) return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Whether two stretches of a text share a position. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Articles and pronouns that begin a name or a sentence with a capital. */
export function isFunctionWord({ folded }: Token): boolean {
  return /^(?:the|a|an|this|that|its|his|her|their|det|den|de|en|et|ei|sin|dette|denne)$/.test(folded);
}

/** Names of months, weekdays and seasons are capitalised in English and name no place. */
export function isCalendarWord({ folded }: Token): boolean {
  return /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|easter|christmas)$/.test(
    folded,
  );
}
