/** People whom an article names once and who say nothing, so that they are not among its people: a defendant, a visitor. Pure. */
import { fold } from '../language/fold.ts';
import { tokenize } from '../language/tokens.ts';
import { VIETNAMESE_LETTERS } from '../people/customs.ts';
import { VIETNAMESE_SURNAMES } from '../people/words/surnames.ts';
import { type EventSentence, type EventText, gapAfter, wordsAt } from './article.ts';
import { isCalendarWord } from './keys.ts';
import type { Attendee } from '../domain.ts';

/** Words right before a name that show a person's, folded or with marks. */
const LED =
  /^(?:defendant|accused|suspect|mr|mrs|ms|dr|tiltalte|siktede|herr|fru|cáo|can|ông|bà|anh|chị|counterpart|kollega)$/;
const AGE_BEHIND = /^(?:, \d{1,2}(?:,| \()| \(\d{1,2}\))/u;
const LONGEST = 4;

/**
 * Names of a sentence that are shown to be people's: by an age behind, a word before, or a Vietnamese family name.
 * @param from number of the first token that is read
 * @param to number of the first that is not
 */
export function unlistedPeople(
  sentence: EventSentence,
  input: EventText,
  from = 0,
  to = sentence.tokens.length,
): Attendee[] {
  const found: Attendee[] = [];
  const mentions = input.mentions(sentence);
  for (let i = from; i < to; i += 1) {
    if (!isPart(sentence, i) || mentions.some(({ first, last }) => first <= i && i <= last)) continue;
    let last = i;
    while (isPart(sentence, last + 1) && gapAfter(sentence, input.text, last) === ' ') last += 1;
    const length = last - i + 1;
    if (length >= 2 && length <= LONGEST && isPerson(sentence, input, i, last))
      found.push(personNamed(wordsAt(sentence, input.text, i, last)));
    i = last;
  }
  return found;
}

/** People whom the sentence names only by an office that the user's glossary says is theirs. */
export function peopleByRole(
  sentence: EventSentence,
  { words: { glossary } }: EventText,
): { readonly first: number; readonly attendee: Attendee }[] {
  return glossary.roles.flatMap(({ role, person }) => {
    const parts = tokenize(role).map(({ folded }) => folded);
    const first = sentence.tokens.findIndex((_, i) =>
      parts.every((part, k) => isForm(sentence.tokens[i + k]?.folded, part)),
    );
    return first < 0 ? [] : [{ first, attendee: { ...personNamed(person), role } }];
  });
}

/** The word or its Norwegian definite form. */
function isForm(word: string | undefined, part: string): boolean {
  return word === part || word === `${part}en` || word === `${part}n`;
}

function isPart({ tokens, capital }: EventSentence, i: number): boolean {
  const token = tokens[i];
  return token?.kind === 'word' && capital[i] === true && !isCalendarWord(token);
}

function isPerson(sentence: EventSentence, input: EventText, first: number, last: number): boolean {
  const before = sentence.keys[first - 1] ?? '';
  if (input.table.at.has(before) || input.table.placeWords.has(before)) return false;
  if (LED.test(before)) return true;
  const end = sentence.tokens[last]!.end;
  if (AGE_BEHIND.test(input.text.slice(end, end + 8))) return true;
  const name = wordsAt(sentence, input.text, first, last);
  return (
    last - first >= 2 &&
    VIETNAMESE_SURNAMES.has(sentence.tokens[first]!.folded) &&
    VIETNAMESE_LETTERS.test(name) &&
    !input.table.bodies.has(before)
  );
}

function personNamed(name: string): Attendee {
  return {
    name,
    role: null,
    side: null,
    personId: null,
    form: 'person',
    names: [fold(name)],
    written: [name],
    offices: [],
    of: [],
    party: null,
  };
}
