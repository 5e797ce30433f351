/**
 * Invented news articles in three languages, as many as are asked for, none like another. Pure: an article depends on the
 * seed and its number alone.
 */
import { Random } from './random.ts';
import { BENCH_LANGUAGES, type BenchLanguage, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface BenchArticle {
  /** Relative, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly language: BenchLanguage;
  /** Who speaks in it. */
  readonly people: readonly string[];
  /** Nouns that it is about, the headline's first. */
  readonly topics: readonly string[];
}

interface Speaker {
  readonly name: string;
  readonly role: string;
  /** As the text calls them after the first time. */
  readonly short: string;
}

/** Everything that sentences of one article are made from. */
interface Scene {
  readonly random: Random;
  readonly language: BenchLanguage;
  readonly words: Vocabulary;
  readonly topics: readonly string[];
  readonly place: string;
}

/** Passages that an article of this generator gives, on the average (tests/bench holds it to that). */
export const PASSAGES_AN_ARTICLE = 19;

export function articleOf(seed: number, number: number): BenchArticle {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const language = BENCH_LANGUAGES[number % BENCH_LANGUAGES.length]!;
  const words = vocabularyOf(language);
  const topics = Array.from({ length: 6 }, () => words.nouns[random.between(0, words.nouns.length - 1)]!);
  const scene: Scene = { random, language, words, topics, place: random.pick(words.places) };
  const speakers = Array.from({ length: random.between(2, 3) }, () => speakerOf(scene));
  const day = `${random.between(2015, 2030)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  const paragraphs = Array.from({ length: random.between(14, 21) }, (_, i) => {
    const sentences = Array.from({ length: random.between(2, 4) }, (_unused, j) =>
      (i + j) % 3 === 1 ? said(scene, random.pick(speakers), i < 3) : told(scene),
    );
    return sentences.join(' ');
  });
  const headline = capital(`${noun(scene)} ${verb(scene)} ${noun(scene)} ${number + 1}`);
  return {
    path: `${language}/${Math.floor(number / 1_000)}/${number}.txt`,
    text: `${day}\n${headline}\n\n${scene.place.toLocaleUpperCase()} — ${paragraphs.join('\n\n')}\n`,
    language,
    people: speakers.map(({ name }) => name),
    topics,
  };
}

function speakerOf({ random, words, language }: Scene): Speaker {
  const first = random.pick(words.firstNames);
  const last = words.lastNames[random.zipf(words.lastNames.length)]!;
  const role = random.pick(words.roles);
  // A Vietnamese is called by the last part of the name, the others by the family name.
  if (language === 'vi') return { name: `${last} ${first}`, role, short: first.split(' ').at(-1)! };
  return { name: `${first} ${last}`, role, short: last };
}

const noun = ({ random, topics, words }: Scene): string =>
  random.chance(0.35) ? random.pick(topics) : words.nouns[random.zipf(words.nouns.length)]!;
const verb = ({ random, words }: Scene): string => words.verbs[random.zipf(words.verbs.length)]!;
const adjective = ({ random, words }: Scene): string =>
  words.adjectives[random.zipf(words.adjectives.length)]!;

function figure({ random, words, language }: Scene): string {
  const whole = random.between(2, 9_999);
  const decimal = random.chance(0.3) ? `${language === 'en' ? '.' : ','}${random.between(1, 9)}` : '';
  return `${whole}${decimal} ${random.pick(words.units)}`;
}

function thing(scene: Scene): string {
  const { language, random } = scene;
  const [what, how] = [noun(scene), adjective(scene)];
  if (language === 'en') return random.chance(0.5) ? `the ${how} ${what}` : `the ${what}`;
  if (language === 'no') return random.chance(0.5) ? `den ${how} ${what}` : what;
  return random.chance(0.5) ? `${what} ${how}` : what;
}

/** A clause, without a capital and a full stop. */
function clause(scene: Scene): string {
  const { language, random, words } = scene;
  const core = `${thing(scene)} ${verb(scene)} ${thing(scene)}`;
  const place = random.pick(words.places);
  const year = random.between(2005, 2030);
  const number = figure(scene);
  const forms: Readonly<Record<BenchLanguage, readonly string[]>> = {
    en: [
      `${core} in ${place} and was ${number} in ${year}`,
      `${core} after it had been ${number} for ${thing(scene)}`,
      `${core} with ${thing(scene)} and ${thing(scene)} that were in ${place}`,
      `there were ${number} of ${thing(scene)} in ${year}, which was more than ${figure(scene)} before`,
    ],
    no: [
      `${core} i ${place} og var på ${number} i ${year}`,
      `${core} etter at det hadde vært ${number} for ${thing(scene)}`,
      `${core} med ${thing(scene)} og ${thing(scene)} som var i ${place}`,
      `det var ${number} av ${thing(scene)} i ${year}, og det er mer enn ${figure(scene)} før`,
    ],
    vi: [
      `${core} ở ${place} và đạt ${number} trong năm ${year}`,
      `${core} sau khi đã có ${number} cho ${thing(scene)}`,
      `${core} với ${thing(scene)} và ${thing(scene)} tại ${place}`,
      `có ${number} của ${thing(scene)} trong năm ${year}, nhiều hơn ${figure(scene)} trước đó`,
    ],
  };
  return random.pick(forms[language]);
}

function told(scene: Scene): string {
  return `${capital(clause(scene))}.`;
}

function said(scene: Scene, { name, role, short }: Speaker, first: boolean): string {
  const { language, random } = scene;
  const what = clause(scene);
  const who = first
    ? { en: `the ${role}, ${name},`, no: `${role} ${name}`, vi: `${role} ${name}` }[language]
    : { en: short, no: short, vi: `ông ${short}` }[language];
  const forms: Readonly<Record<BenchLanguage, readonly string[]>> = {
    en: [`${capital(who)} said that ${what}.`, `"${capital(what)}," said ${who}.`.replace(',.', '.')],
    no: [`${capital(who)} sa at ${what}.`, `– ${capital(what)}, sier ${who}.`],
    vi: [`${capital(who)} cho biết ${what}.`, `"${capital(what)}", ${who} nói.`],
  };
  return random.pick(forms[language]);
}

/** Questions about what articles hold, in their languages. */
export function questionsOf(seed: number, articles: readonly BenchArticle[], count: number): string[] {
  const random = new Random(seed ^ 0x51ed270b);
  return Array.from({ length: count }, () => {
    const { language, people, topics } = random.pick(articles);
    const [who, what, more] = [random.pick(people), random.pick(topics), random.pick(topics)];
    const forms: Readonly<Record<BenchLanguage, readonly string[]>> = {
      en: [
        `What did ${who} say about the ${what}?`,
        `How many ${what} were there in ${random.between(2005, 2030)}?`,
        `Who said that the ${what} changed?`,
        `When did the ${what} and the ${more} open?`,
        `What figure did ${who} cite?`,
      ],
      no: [
        `Hva sa ${who} om ${what}?`,
        `Hvor mange ${what} var det i ${random.between(2005, 2030)}?`,
        `Hvem sa at ${what} vokste?`,
        `Når åpnet ${what} og ${more}?`,
        `Hvilket tall nevnte ${who}?`,
      ],
      vi: [
        `${who} nói gì về ${what}?`,
        `Có bao nhiêu ${what} trong năm ${random.between(2005, 2030)}?`,
        `Ai cho biết ${what} tăng?`,
        `${capital(what)} và ${more} mở cửa khi nào?`,
        `${who} nêu con số nào?`,
      ],
    };
    return random.pick(forms[language]);
  });
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const two = (number: number): string => String(number).padStart(2, '0');
