/** Fixed words of the reader, in three languages. For what the marks mean see chat/text.ts. */
import type { Locale } from '../chat/reply.ts';
import { written } from '../chat/say.ts';
import { PLACE, type Texts } from '../chat/text.ts';

const READER_TEXT = {
  articles: ['Articles', 'Artikler', 'Bài báo'],
  meetings: ['Meetings', 'Møter', 'Các cuộc gặp'],
  ask: ['Ask', 'Spør', 'Hỏi'],
  countArticles: ['1 article | {n} articles', '1 artikkel | {n} artikler', '{n} bài báo'],
  countMeetings: ['1 meeting | {n} meetings', '1 møte | {n} møter', '{n} cuộc gặp'],
  noArticles: ['The index holds no article.', 'Indeksen har ingen artikler.', 'Chỉ mục chưa có bài báo nào.'],
  noMeetings: [
    'The articles tell no meeting.',
    'Artiklene forteller ikke om noe møte.',
    'Các bài báo không kể về cuộc gặp nào.',
  ],
  newer: ['Newer', 'Nyere', 'Mới hơn'],
  older: ['Older', 'Eldre', 'Cũ hơn'],
  page: ['Page {n} of {of}', 'Side {n} av {of}', 'Trang {n}/{of}'],
  date: ['Date', 'Dato', 'Ngày'],
  place: ['Place', 'Sted', 'Địa điểm'],
  source: ['Source', 'Kilde', 'Nguồn'],
  language: ['Language', 'Språk', 'Ngôn ngữ'],
  file: ['File', 'Fil', 'Tệp'],
  toQuote: ['To the quoted words', 'Til de siterte ordene', 'Đến đoạn trích'],
  showSpeakers: ['Show who says it', 'Vis hvem som sier det', 'Hiện người phát biểu'],
  together: ['several together', 'flere sammen', 'nhiều người cùng phát biểu'],
  unclear: ['unclear who says it', 'uklart hvem som sier det', 'không rõ ai nói'],
  greyed: [
    'Grey words are not sentences of the article (date marks, pictures, links to share it). They are never quoted.',
    'Grå ord er ikke setninger i artikkelen (datolinjer, bilder, delingslenker). De siteres aldri.',
    'Chữ xám không phải là câu của bài báo (dòng ngày tháng, ảnh, liên kết chia sẻ) và không bao giờ được trích dẫn.',
  ],
  moved: [
    'The article has changed since; the words were found again in another place.',
    'Artikkelen er endret siden; ordene ble funnet igjen et annet sted.',
    'Bài báo đã thay đổi; những lời này được tìm thấy lại ở chỗ khác.',
  ],
  gone: [
    'The article has changed since, and the quoted words are not in it any more.',
    'Artikkelen er endret siden, og de siterte ordene står ikke i den lenger.',
    'Bài báo đã thay đổi và không còn những lời được trích dẫn.',
  ],
  outside: [
    'The address points at words that the article does not have.',
    'Adressen peker på ord som artikkelen ikke har.',
    'Địa chỉ này chỉ đến những lời không có trong bài báo.',
  ],
  whoSpeaks: ['Who speaks here', 'Hvem som uttaler seg her', 'Những người phát biểu trong bài'],
  statements: ['1 sentence | {n} sentences', '1 setning | {n} setninger', '{n} câu'],
  moreOf: ['and {n} more', 'og {n} til', 'và {n} câu khác'],
  toldMeetings: ['Meetings that it tells', 'Møter den forteller om', 'Các cuộc gặp được kể trong bài'],
  alsoTold: ['Also told by', 'Fortelles også av', 'Cũng được kể trong'],
  short: ['Short', 'Kort', 'Ngắn'],
  normal: ['Normal', 'Vanlig', 'Vừa'],
  full: ['Full', 'Fullt', 'Đầy đủ'],
  notFound: ['Not found', 'Ikke funnet', 'Không tìm thấy'],
  noSuchArticle: [
    'The index holds no such article. It may have been renamed or removed.',
    'Indeksen har ingen slik artikkel. Den kan ha fått nytt navn eller være fjernet.',
    'Chỉ mục không có bài báo này. Có thể bài đã bị đổi tên hoặc xóa.',
  ],
  noSuchMeeting: [
    'The articles do not tell this meeting any more.',
    'Artiklene forteller ikke lenger om dette møtet.',
    'Các bài báo không còn kể về cuộc gặp này.',
  ],
  noSuchPage: ['There is nothing here.', 'Her er det ingenting.', 'Không có gì ở đây.'],
  couldNotLook: ['Could not look', 'Kunne ikke slå opp', 'Không thể tra cứu'],
  notReady: [
    'There is no index yet. Try again when the articles have been read.',
    'Det finnes ingen indeks ennå. Prøv igjen når artiklene er lest.',
    'Chưa có chỉ mục. Hãy thử lại khi các bài báo đã được đọc.',
  ],
  wentWrong: [
    'This is no answer about the articles. The log has the cause under number {id}.',
    'Dette er ikke et svar om artiklene. Loggen har årsaken under nummer {id}.',
    'Đây không phải là câu trả lời về các bài báo. Nhật ký ghi nguyên nhân dưới số {id}.',
  ],
  needsToken: ['A token is needed', 'En nøkkel trengs', 'Cần có mã truy cập'],
  giveToken: [
    'Only those who have the token may read these articles.',
    'Bare de som har nøkkelen, kan lese disse artiklene.',
    'Chỉ người có mã truy cập mới được đọc các bài báo này.',
  ],
  token: ['Token', 'Nøkkel', 'Mã truy cập'],
  open: ['Open', 'Åpne', 'Mở'],
} as const satisfies Readonly<Record<string, Texts>>;

export type ReaderTextKey = keyof typeof READER_TEXT;

/** Fixed words in a language, NFC; numbers are written in its way, ` | ` parts the form for one from the form for many. */
export function phrase(
  locale: Locale,
  key: ReaderTextKey,
  filling: Readonly<Record<string, string | number>> = {},
): string {
  const [one, many] = READER_TEXT[key][PLACE[locale]].split(' | ');
  const form = many !== undefined && filling.n !== 1 ? many : one!;
  return form
    .replace(/\{(\w+)\}/g, (_, hole: string) => {
      const value = filling[hole] ?? '';
      return typeof value === 'number' ? written(locale, value) : value;
    })
    .normalize('NFC');
}

/** The language for a visitor: as the address says, else the first of the browser's that there are words in, else English. */
export function localeFor(wanted: string | null | undefined, acceptLanguage: string | undefined): Locale {
  if (wanted === 'en' || wanted === 'vi' || wanted === 'no') return wanted;
  const accepted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((entry, place) => {
      const [tag = '', quality] = entry.trim().toLowerCase().split(/; *q=/u);
      return { tag: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality), place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { tag } of accepted) {
    if (tag === 'en' || tag === 'vi') return tag;
    if (tag === 'no' || tag === 'nb' || tag === 'nn') return 'no';
  }
  return 'en';
}
