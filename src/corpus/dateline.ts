/** The dateline before the first sentence: place, day, agency, dash. Pure. */
import type { Field, Span } from '../domain.ts';
import type { Line } from './lines.ts';

export interface Dateline {
  /** The whole, with the dash or colon and the space behind it. */
  readonly span: Span;
  readonly place: Field | null;
  readonly source: Field | null;
  /** What stands between place and agency and may be a day. */
  readonly date: Span | null;
}

/** A place is a few capitalised words; longer is a sentence. */
const PLACE =
  "\\p{Lu}[\\p{L}\\p{M}.’'-]*(?:[ ,/]{1,2}(?:(?:i|på|de|la|of|the|and|og|upon)\\s)?\\p{Lu}[\\p{L}\\p{M}.’'-]*){0,4}";
const DAY =
  '(?:\\p{L}{2,12}\\.?,?\\s*)?(?:\\d{1,2}\\.?(?:st|nd|rd|th)?[ /.-]\\s*(?:\\p{L}{3,12}\\.?|\\d{1,2})(?:,?[ /.-]\\s*\\d{4})?|\\p{L}{3,12}\\.? \\d{1,2}(?:,? \\d{4})?)';
const AGENCY = '[A-ZĐ][\\p{L}\\p{Nd}.&/ -]{1,28}';
const AGENCIES =
  'Reuters|AP|AFP|NTB|DPA|TASS|Xinhua|TTXVN|VNA|VNS|Bloomberg|UPI|BBC|CNN|TT|Ritzau|STT|ANSA|EFE|Kyodo|Yonhap';
const DATELINE = new RegExp(
  `^\\s*(?:\\(?(?:${DAY})\\)?,?\\s+)?(?<place>${PLACE})(?:\\s*\\(\\s*(?<before>${AGENCY})\\s*\\),?(?=\\s+\\(?${DAY}))?(?:,?\\s+\\(?(?<day>${DAY})\\)?)?(?:\\s*[,.]?\\s*\\(\\s*(?<agency>${AGENCY})\\s*\\)|,\\s*(?<named>${AGENCIES}))?\\s*(?<mark>—|–|--|-|:|\\.-)\\s+(?=[\\p{Lu}\\p{N}“"«'‘–—(])`,
  'u',
);
/** "LONDON, Reuters": the agency looks like a second part of the place. */
const PLACE_AND_AGENCY = new RegExp(`^(.+),\\s*(${AGENCIES})$`, 'u');
/** Before a hyphen or a colon a place must be sure: in capitals, or with an agency or a day. */
const CAPITALS = /^[^\p{Ll}]{2,}$/u;
/** A sentence may begin like a dateline: "Ja – vi gjør det". */
const NO_PLACE =
  /^(?:ja|nei|yes|no|but|men|nhưng|and|og|so|(?:up|live )?dates?|updates?|updated|breaking(?: news)?|exclusive|live|videos?|photos?|watch|listen|opinion|analysis|editorial|comment|review|correction|corrected|clarification|fact[ -]check|just in|abstract|full text|summary|kommentar|leder|debatt|mening|siste|oppdatert|eksklusivt|rettelse|trực tiếp|cập nhật|nóng|bình luận|note|nb|ps|q|a)$/iu;

/** "(NTB) – …": an agency alone. */
const AGENCY_ALONE = new RegExp(`^\\s*[([](${AGENCY})[)\\]]\\s*(?:—|–|--|-|:)\\s+`, 'u');

export function findDateline(line: Line): Dateline | null {
  const alone = AGENCY_ALONE.exec(line.text.slice(0, 80));
  if (alone) {
    const at = line.start + alone[0].indexOf(alone[1]!);
    const source = { text: alone[1]!, span: { start: at, end: at + alone[1]!.length } };
    return {
      span: { start: line.start, end: line.start + alone[0].length },
      place: null,
      source,
      date: null,
    };
  }
  const found = DATELINE.exec(line.text.slice(0, 160));
  const groups = found?.groups;
  if (!found || !groups?.place || NO_PLACE.test(groups.place)) return null;
  const parts = PLACE_AND_AGENCY.exec(groups.place);
  const place = parts?.[1] ?? groups.place;
  const agency = groups.agency ?? groups.before ?? groups.named ?? parts?.[2] ?? null;
  const long = groups.mark === '—' || groups.mark === '–' || groups.mark === '--';
  const capitals = CAPITALS.test(place);
  if (
    !capitals &&
    !agency &&
    !groups.day &&
    !(long && place.split(/\s+/).length <= 3 && line.text.length > 120)
  )
    return null;
  if (!long && !capitals && !agency && !groups.day) return null;
  const fieldAt = (value: string): Field => {
    const at = line.start + found[0].indexOf(value);
    return { text: value, span: { start: at, end: at + value.length } };
  };
  const dayAt = groups.day ? line.start + found[0].indexOf(groups.day) : -1;
  const end = line.start + found[0].length;
  const source = agency ? fieldAt(agency) : null;
  return {
    span: { start: line.start, end },
    place: fieldAt(place),
    source,
    date: groups.day ? { start: dayAt, end: dayAt + groups.day.length } : null,
  };
}

/** "Elmstad, 15. mars 2026 (NTB)" on a line of its own: place and agency around a day. */
const AROUND_DAY = new RegExp(
  `^\\s*(?<place>${PLACE}),\\s+(?:ngày\\s+)?(?<day>\\p{Nd}.*?\\p{Nd}{4}|\\p{L}{3,12}\\.? \\p{Nd}{1,2},? \\p{Nd}{4})(?:\\s*[([](?<agency>${AGENCY})[)\\]])?\\s*[.:]?\\s*$`,
  'u',
);

/** The place, the day and the agency of a line that holds nothing else, or null. */
export function findPlaceAndDay(
  line: Line,
): { readonly place: Field; readonly source: Field | null; readonly date: Span } | null {
  const groups = line.text.length > MOST_AROUND ? null : AROUND_DAY.exec(line.text)?.groups;
  if (!groups?.place || !groups.day || NO_PLACE.test(groups.place) || DAY_NAME.test(groups.place))
    return null;
  const spanOf = (value: string): Span => {
    const start = line.start + line.text.indexOf(value);
    return { start, end: start + value.length };
  };
  const fieldOf = (value: string): Field => ({ text: value, span: spanOf(value) });
  return {
    place: fieldOf(groups.place),
    source: groups.agency ? fieldOf(groups.agency) : null,
    date: spanOf(groups.day),
  };
}

/** Longer is a sentence. Characters. */
const MOST_AROUND = 80;
/** "Lørdag, 3. mai 2026" names no place. */
const DAY_NAME =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:man|tirs|ons|tors|fre|lør|søn)dag|^(?:thứ|chủ nhật|published|updated|posted|publisert|oppdatert|dato|date|cập nhật)/iu;
