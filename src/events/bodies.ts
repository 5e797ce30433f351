/** Bodies that a sentence names: "the municipal council in Elmstad", "Bergstad tingrett", "Công ty Điện lực Sao Mai". Pure. */
import { exactForm, fold } from '../language/fold.ts';
import { tokenize } from '../language/tokens.ts';
import { type EventSentence, type EventText, gapAfter, wordsAt } from './article.ts';
import { isCalendarWord, overlap, properNames } from './keys.ts';
import type { Attendee } from '../domain.ts';
import type { BodyKind } from './words/pattern.ts';

/** A body by token numbers of its sentence. */
export interface BodyMention {
  readonly first: number;
  readonly last: number;
  readonly kind: BodyKind | null;
  readonly attendee: Attendee;
}

/** Words of a name on either side of its head. */
const WIDTH = 7;

/** The bodies of a sentence, in order; those inside the name or role of a person are left out. */
export function bodiesIn(sentence: EventSentence, input: EventText): BodyMention[] {
  const taken = input
    .mentions(sentence)
    .map(({ person, first, last }) => ({ ...stretch(sentence, first, last), person }));
  const roles = input.people.flatMap(({ roles: all }) => placesOfRoles(sentence, input, all));
  const found: BodyMention[] = [];
  for (let i = 0; i < sentence.keys.length; i += 1) {
    const head = headAt(sentence, input, i);
    if (!head) continue;
    const [first, last] = phraseAround(sentence, input, i, head.last);
    const span = stretch(sentence, first, last);
    if (roles.some((role) => overlap(role, span)) || taken.some((name) => overlap(name, span))) continue;
    found.push(bodyMention(sentence, input, first, last, head.kind));
    i = last;
  }
  return found;
}

/** Runs of capitals that are neither people nor bodies by their words: firms are often called by their name alone. */
export function namedThings(
  sentence: EventSentence,
  input: EventText,
  from: number,
  to: number,
): BodyMention[] {
  const taken = input.mentions(sentence);
  const found: BodyMention[] = [];
  for (let i = Math.max(0, from); i <= to && i < sentence.tokens.length; i += 1) {
    if (
      !isNamePart(sentence, i) ||
      isPlaced(sentence, i, input) ||
      taken.some(({ first, last }) => first <= i && i <= last)
    )
      continue;
    let last = i;
    while (
      last < to &&
      isNamePart(sentence, last + 1) &&
      /^[ -]$/.test(gapAfter(sentence, input.text, last)) &&
      !taken.some(({ first }) => first === last + 1)
    )
      last += 1;
    const owner = /^['’]s/.test(input.text.slice(sentence.tokens[last]!.end, sentence.tokens[last]!.end + 2));
    const mention = bodyMention(sentence, input, i, last, null);
    const country = mention.attendee.of.every((key) => key.startsWith('country:'));
    if (!owner && !country && mention.attendee.of.length > 0 && !isOpening(sentence, i, last, input))
      found.push(mention);
    i = last;
  }
  return found;
}

/** "in Elmstad" is where, not who. */
function isPlaced({ keys, capital }: EventSentence, i: number, { table }: EventText): boolean {
  let before = i - 1;
  while (
    before >= 0 &&
    (capital[before] || (table.placeWords.has(keys[before]!) && !table.at.has(keys[before]!)))
  )
    before -= 1;
  return before >= 0 && table.at.has(keys[before]!);
}

function isNamePart(sentence: EventSentence, i: number): boolean {
  const token = sentence.tokens[i];
  return token?.kind === 'word' && sentence.capital[i] === true && !isCalendarWord(token);
}

/** The first word of a sentence has its capital for that alone. */
function isOpening(sentence: EventSentence, first: number, last: number, input: EventText): boolean {
  if (first !== 0 || last !== 0) return false;
  if (input.table.bodies.get(sentence.keys[0]!) !== undefined) return false;
  // a capital inside another sentence is a name's
  const { folded } = sentence.tokens[0]!;
  return !input.sentences.some(({ tokens, capital }) =>
    tokens.some((token, i) => i > 0 && capital[i] === true && token.folded === folded),
  );
}

const stretch = (sentence: EventSentence, first: number, last: number) => ({
  start: sentence.tokens[first]!.start,
  end: sentence.tokens[last]!.end,
});

/** Where the roles of the people stand in the sentence. */
function placesOfRoles(sentence: EventSentence, { text }: EventText, roles: readonly string[]) {
  const body = text.slice(sentence.start, sentence.end);
  return roles.flatMap((role) => {
    const at = body.indexOf(role);
    return at < 0 || /^the\s/i.test(role)
      ? []
      : [{ start: sentence.start + at, end: sentence.start + at + role.length }];
  });
}

function headAt(
  sentence: EventSentence,
  { table }: EventText,
  i: number,
): { kind: BodyKind; last: number } | null {
  for (const { words, kind } of table.bodyPhrases)
    if (words.every((word, k) => sentence.keys[i + k] === word)) return { kind, last: i + words.length - 1 };
  const kind = table.bodies.get(sentence.keys[i]!);
  return kind === undefined ? null : { kind, last: i };
}

const LEFT_WORDS: Readonly<Record<string, RegExp>> = {
  en: /^(?:municipal|city|town|county|district|provincial|national|regional|state|federal|supreme|high|local|central|appeals|general|executive|shipping|construction)$/,
  no: /^(?:nordiske|norske|svenske|danske|det|den|kommunale)$/,
};
const LINK: Readonly<Record<string, RegExp>> = {
  en: /^(?:of|in|for|on)$/,
  no: /^(?:i|for|ved)$/,
};

/** Small words that have a capital only because a sentence begins. */
const OPENING = /^(?:pa|i|under|etter|ved|for|in|at|on|after|during|before|when|while|as|da)$/;

/** Words that end a name in Vietnamese: `công ty Sao và ngân hàng Biển`. */
export const VIETNAMESE_LINK =
  /^(?:và|với|của|đã|về|tại|ở|cho|cùng|là|do|trong|ký|gặp|tiếp|thăm|khóa|sẽ|từ|đến)$/;

/** From the first word of the name to the last: modifiers and capitals before the head, capitals behind "of" and "i". */
function phraseAround(
  sentence: EventSentence,
  input: EventText,
  head: number,
  headLast: number,
): readonly [number, number] {
  const { language, text, table } = input;
  let first = head;
  const left = LEFT_WORDS[language];
  if (left) {
    while (
      first > 0 &&
      head - first < WIDTH &&
      /^[ -]$/.test(gapAfter(sentence, text, first - 1)) &&
      !isCalendarWord(sentence.tokens[first - 1]!) &&
      !(first === 1 && OPENING.test(sentence.keys[0]!)) &&
      (left.test(sentence.keys[first - 1]!) ||
        (sentence.capital[first - 1] === true && sentence.tokens[first - 1]!.kind === 'word'))
    )
      first -= 1;
  }
  let last = headLast;
  const link = LINK[language];
  if (link?.test(sentence.keys[last + 1] ?? '')) {
    let next = last + 2;
    if (sentence.keys[next] === 'the') next += 1;
    if (sentence.capital[next] === true && !isCalendarWord(sentence.tokens[next]!)) last = next;
  }
  // behind the head: "rederiet Nordlys", "shipping company Nordlys", "Tòa án nhân dân tỉnh Bình Lăng"
  for (let i = last + 1; i < sentence.keys.length && i - headLast <= WIDTH; i += 1) {
    if (gapAfter(sentence, text, i - 1) !== ' ') break;
    const capital = sentence.capital[i] === true && !isCalendarWord(sentence.tokens[i]!);
    const inside =
      language === 'vi' &&
      sentence.capital[i + 1] === true &&
      !VIETNAMESE_LINK.test(sentence.keys[i]!) &&
      gapAfter(sentence, text, i) === ' ';
    const common =
      inside ||
      (language === 'vi' &&
        (table.placeWords.has(sentence.keys[i]!) || /^(?:nhân|dân)$/.test(sentence.keys[i]!)));
    if (!capital && !common) break;
    if (input.mentions(sentence).some((mention) => mention.first === i)) break;
    if (capital) last = i;
    // "Ủy ban Thường vụ Quốc hội": a body inside the name of a body
    const inner = capital ? headAt(sentence, input, i) : null;
    if (inner && inner.last > i) {
      last = inner.last;
      i = last;
    }
  }
  return [first, last];
}

function bodyMention(
  sentence: EventSentence,
  input: EventText,
  first: number,
  last: number,
  kind: BodyKind | null,
): BodyMention {
  const name = wordsAt(sentence, input.text, first, last);
  return { first, last, kind, attendee: bodyNamed(name, kind, input) };
}

/** Every kind of body that a name holds: a standing committee of the assembly is both. */
function kindsIn(name: string, { language, table }: EventText): BodyKind[] {
  const keys = tokenize(name).map(({ exact, folded }) => (language === 'vi' ? exactForm(exact) : folded));
  const phrases = table.bodyPhrases.filter(({ words }) =>
    keys.some((_, i) => words.every((word, k) => keys[i + k] === word)),
  );
  const heads = keys.map((key) => table.bodies.get(key)).filter((kind) => kind !== undefined);
  return [...phrases.map(({ kind }) => kind), ...heads];
}

/** A body or a group as an attendee. */
export function bodyNamed(name: string, kind: BodyKind | null, input: EventText): Attendee {
  const { bodies, bodyPhrases, placeWords } = input.table;
  const heads = new Set(bodyPhrases.flatMap(({ words }) => words.map(fold)));
  const isCommon = (folded: string): boolean =>
    bodies.has(folded) || placeWords.has(folded) || heads.has(folded);
  const of = properNames(name, input.language, input.words, isCommon, true);
  return {
    name,
    role: null,
    side: null,
    personId: null,
    form: 'body',
    names: [fold(name)],
    written: [name],
    offices: kind === null ? [] : [...new Set([kind, ...kindsIn(name, input)])],
    of,
    party: null,
  };
}
