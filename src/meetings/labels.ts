/** The words of a summary that are ours, in the reader's language. Pure data. */
import type { LanguageCode, MeetingDate, MeetingKind } from '../domain.ts';
import type { SectionKind } from './meeting.ts';

interface Labels {
  readonly sections: Readonly<Record<Exclude<SectionKind, 'said'>, string>>;
  /** Before the names of a section of statements. */
  readonly saidBy: string;
  readonly and: string;
  readonly kinds: Readonly<Record<MeetingKind, string>>;
  readonly uncertain: string;
  readonly anotherArticle: string;
  readonly onlyHere: string;
  readonly after: string;
  readonly locale: string;
}

const EN: Labels = {
  sections: {
    what: 'What and who',
    figures: 'Figures',
    agreed: 'Agreed, decided or signed',
    next: 'Next',
    background: 'Background',
    sources: 'Sources',
  },
  saidBy: 'Said by',
  and: 'and',
  kinds: {
    meeting: 'meeting',
    talks: 'talks',
    reception: 'reception',
    visit: 'visit',
    signing: 'signing',
    conference: 'conference',
    session: 'session',
    hearing: 'hearing',
    'press-conference': 'press conference',
  },
  uncertain: 'day not certain',
  anotherArticle: 'another article gives',
  onlyHere: 'only here',
  after: 'after',
  locale: 'en-GB',
};

const NO: Labels = {
  sections: {
    what: 'Hva og hvem',
    figures: 'Tall',
    agreed: 'Enighet, vedtak og avtaler',
    next: 'Videre',
    background: 'Bakgrunn',
    sources: 'Kilder',
  },
  saidBy: 'Sagt av',
  and: 'og',
  kinds: {
    meeting: 'møte',
    talks: 'samtaler',
    reception: 'mottakelse',
    visit: 'besøk',
    signing: 'undertegning',
    conference: 'konferanse',
    session: 'møte',
    hearing: 'rettsmøte',
    'press-conference': 'pressekonferanse',
  },
  uncertain: 'usikker dag',
  anotherArticle: 'en annen artikkel oppgir',
  onlyHere: 'bare her',
  after: 'etter',
  locale: 'nb-NO',
};

const VI: Labels = {
  sections: {
    what: 'Sự kiện và người tham gia',
    figures: 'Số liệu',
    agreed: 'Thỏa thuận, quyết định, ký kết',
    next: 'Sắp tới',
    background: 'Bối cảnh',
    sources: 'Nguồn',
  },
  saidBy: 'Phát biểu của',
  and: 'và',
  kinds: {
    meeting: 'cuộc gặp',
    talks: 'hội đàm',
    reception: 'tiếp khách',
    visit: 'chuyến thăm',
    signing: 'lễ ký',
    conference: 'hội nghị',
    session: 'phiên họp',
    hearing: 'phiên tòa',
    'press-conference': 'họp báo',
  },
  uncertain: 'ngày chưa chắc chắn',
  anotherArticle: 'một bài khác nêu',
  onlyHere: 'chỉ có ở đây',
  after: 'sau',
  locale: 'vi-VN',
};

/** English where there are no words of the language. */
export function labelsFor(language: LanguageCode): Labels {
  if (language === 'no') return NO;
  return language === 'vi' ? VI : EN;
}

/** "18 February 2025", "3–5 May 2024"; marked where the day is not certain. */
export function shownDate({ from, to, certain }: MeetingDate, language: LanguageCode): string {
  const labels = labelsFor(language);
  const format = new Intl.DateTimeFormat(labels.locale, { dateStyle: 'long', timeZone: 'UTC' });
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const shown = from === to ? format.format(first) : format.formatRange(first, last);
  return certain ? shown : `${shown} (${labels.uncertain})`;
}

/** A side as a reader sees it: the name of a country in their language. */
export function shownSide(side: string | null, language: LanguageCode): string | null {
  const code = /^country:([A-Z]{2})$/.exec(side ?? '')?.[1];
  if (code === undefined) return side;
  return new Intl.DisplayNames(labelsFor(language).locale, { type: 'region' }).of(code) ?? code;
}

/** "Ada Berg", "Ada Berg and Nils Holm". */
export function listed(names: readonly string[], language: LanguageCode): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${labelsFor(language).and} ${names.at(-1)}`;
}
