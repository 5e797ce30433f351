/** Fixed words of the page, in three languages. For what the marks mean see chat/text.ts. Pure. */
import type { Locale } from '../../chat/reply.ts';
import type { Texts } from '../../chat/text.ts';

const PAGE_TEXT = {
  channel: ['ask-the-articles', 'spør-artiklene', 'hỏi-các-bài-báo'],
  topic: [
    'Answers in the articles’ own words',
    'Svar med artiklenes egne ord',
    'Trả lời bằng chính lời các bài báo',
  ],
  messages: ['Messages', 'Meldinger', 'Tin nhắn'],
  language: ['Language', 'Språk', 'Ngôn ngữ'],
  reset: ['Reset', 'Tøm', 'Xóa hết'],
  resetHint: ['Empty the channel', 'Tøm kanalen', 'Xóa mọi tin nhắn trong kênh'],
  emptied: ['The channel is empty.', 'Kanalen er tom.', 'Kênh đã trống.'],
  you: ['You', 'Du', 'Bạn'],
  // Beginning
  welcome: ['Ask the articles', 'Spør artiklene', 'Hỏi các bài báo'],
  welcomeText: [
    'Type a question below, or / for the commands. Answers come as Discord would show them. Some that the articles answer:',
    'Skriv et spørsmål nedenfor, eller / for kommandoene. Svarene vises slik Discord ville vist dem. Noen som artiklene svarer på:',
    'Gõ câu hỏi bên dưới, hoặc / để xem các lệnh. Câu trả lời hiện như trên Discord. Vài câu mà các bài báo trả lời được:',
  ],
  noIndex: [
    'There is no index of the articles yet. The page will show it as soon as there is one.',
    'Det finnes ingen indeks over artiklene ennå. Siden viser den så snart den er der.',
    'Chưa có chỉ mục các bài báo. Trang sẽ hiện ngay khi có.',
  ],
  noExamples: [
    'Type a question below, or / for the commands. Answers come as Discord would show them.',
    'Skriv et spørsmål nedenfor, eller / for kommandoene. Svarene vises slik Discord ville vist dem.',
    'Gõ câu hỏi bên dưới, hoặc / để xem các lệnh. Câu trả lời hiện như trên Discord.',
  ],
  // Composer
  ask: [
    'Ask a question, or type / for commands',
    'Still et spørsmål, eller skriv / for kommandoer',
    'Đặt câu hỏi, hoặc gõ / để xem lệnh',
  ],
  askHere: ['Ask, or / for commands', 'Spør, eller / for kommandoer', 'Hỏi, hoặc gõ / để xem lệnh'],
  send: ['Send', 'Send', 'Gửi'],
  commands: ['Commands', 'Kommandoer', 'Các lệnh'],
  suggestions: ['Suggestions for {option}', 'Forslag til {option}', 'Gợi ý cho {option}'],
  noCommand: ['There is no such command.', 'Det finnes ingen slik kommando.', 'Không có lệnh như vậy.'],
  noSuggestion: [
    'Nothing is suggested for this; it is sent as you type it.',
    'Ingen forslag til dette; det sendes slik du skriver det.',
    'Không có gợi ý; nội dung được gửi như bạn gõ.',
  ],
  noChoice: ['Choose one of: {choices}', 'Velg én av: {choices}', 'Chọn một trong: {choices}'],
  addOption: [
    'Add the option {option}: {description}',
    'Legg til valget {option}: {description}',
    'Thêm tùy chọn {option}: {description}',
  ],
  endCommand: ['Leave the command', 'Gå ut av kommandoen', 'Bỏ lệnh này'],
  required: ['This option is required.', 'Dette valget må fylles ut.', 'Cần điền tùy chọn này.'],
  yes: ['True', 'Sant', 'Đúng'],
  no: ['False', 'Usant', 'Sai'],
  replyingTo: ['Replying to {name}', 'Svarer {name}', 'Trả lời {name}'],
  stopReply: ['Do not reply to it', 'Ikke svar på den', 'Thôi trả lời tin này'],
  // Messages
  used: ['{name} used', '{name} brukte', '{name} đã dùng'],
  thinking: ['{name} is thinking…', '{name} tenker …', '{name} đang suy nghĩ…'],
  onlyYou: ['Only you can see this', 'Bare du kan se dette', 'Chỉ bạn mới thấy tin này'],
  dismiss: ['Dismiss message', 'Fjern meldingen', 'Bỏ qua tin nhắn'],
  edited: ['(edited)', '(redigert)', '(đã chỉnh sửa)'],
  spoiler: ['Spoiler', 'Avsløring', 'Nội dung ẩn'],
  download: ['Download {name}', 'Last ned {name}', 'Tải xuống {name}'],
  bytes: ['{n} bytes', '{n} byte', '{n} byte'],
  kilobytes: ['{n} KB', '{n} kB', '{n} KB'],
  actions: ['Message actions', 'Handlinger for meldingen', 'Thao tác với tin nhắn'],
  reply: ['Reply', 'Svar', 'Trả lời'],
  about: ['Ask about this', 'Spør om dette', 'Hỏi về tin nhắn này'],
  why: ['Why this answer', 'Hvorfor dette svaret', 'Vì sao có câu trả lời này'],
  original: ['Original message', 'Opprinnelig melding', 'Tin nhắn gốc'],
  cancel: ['Cancel', 'Avbryt', 'Hủy'],
  submit: ['Submit', 'Send inn', 'Gửi'],
  close: ['Close', 'Lukk', 'Đóng'],
  // What can go wrong
  retry: ['Try again', 'Prøv igjen', 'Thử lại'],
  gone: [
    'Could not look: the server of this page does not answer. Is it still running? Start it again with npm start.',
    'Kunne ikke lete: serveren til denne siden svarer ikke. Kjører den fortsatt? Start den igjen med npm start.',
    'Không tra cứu được: máy chủ của trang này không trả lời. Nó còn chạy không? Khởi động lại bằng npm start.',
  ],
  refused: [
    'Could not look. The server says: {error}',
    'Kunne ikke lete. Serveren sier: {error}',
    'Không tra cứu được. Máy chủ báo: {error}',
  ],
  refusedStatus: [
    'Could not look: the server answered with status {status}.',
    'Kunne ikke lete: serveren svarte med status {status}.',
    'Không tra cứu được: máy chủ trả về trạng thái {status}.',
  ],
  unreadable: [
    'Could not look: what the server sent cannot be read. Load the page again.',
    'Kunne ikke lete: det serveren sendte, kan ikke leses. Last siden på nytt.',
    'Không tra cứu được: không đọc được dữ liệu máy chủ gửi. Hãy tải lại trang.',
  ],
  brokenOff: [
    'The connection ended before the answer was complete. Try again.',
    'Forbindelsen ble brutt før svaret var komplett. Prøv igjen.',
    'Kết nối bị ngắt trước khi câu trả lời hoàn tất. Hãy thử lại.',
  ],
  lost: [
    'The connection to the server is lost. Trying again…',
    'Forbindelsen til serveren er brutt. Prøver igjen …',
    'Mất kết nối với máy chủ. Đang thử lại…',
  ],
  connected: ['Connected again.', 'Tilkoblet igjen.', 'Đã kết nối lại.'],
  // Side panel
  details: ['Details', 'Detaljer', 'Chi tiết'],
  noAnswer: [
    'Ask something: here you see how the question was read, what spoke for the answer, and which passages were looked at.',
    'Spør om noe: her ser du hvordan spørsmålet ble lest, hva som talte for svaret, og hvilke avsnitt som ble vurdert.',
    'Hãy hỏi một câu: tại đây bạn thấy câu hỏi được hiểu thế nào, điều gì ủng hộ câu trả lời và những đoạn nào được xem xét.',
  ],
  answered: ['Answered', 'Besvart', 'Đã trả lời'],
  related: ['Related, not an answer', 'Beslektet, ikke et svar', 'Liên quan, không phải câu trả lời'],
  notFound: ['Not found', 'Ikke funnet', 'Không tìm thấy'],
  reading: ['How the question was read', 'Slik ble spørsmålet lest', 'Câu hỏi được hiểu là'],
  noReading: ['As its words stand.', 'Slik ordene står.', 'Theo đúng câu chữ.'],
  reasons: ['Why this verdict', 'Hvorfor dette utfallet', 'Vì sao có kết quả này'],
  signals: [
    'What the first quote was weighed by',
    'Hva det første sitatet ble veid etter',
    'Trích dẫn đầu tiên được cân nhắc theo',
  ],
  passages: ['Passages looked at', 'Avsnitt som ble vurdert', 'Các đoạn được xem xét'],
  noPassages: ['No passage was looked at.', 'Ingen avsnitt ble vurdert.', 'Không có đoạn nào được xem xét.'],
  place: ['passage {n} of {of}', 'avsnitt {n} av {of}', 'đoạn {n}/{of}'],
  quoted: ['quoted', 'sitert', 'được trích'],
  byWords: ['Words', 'Ord', 'Từ'],
  byMeaning: ['Meaning', 'Mening', 'Nghĩa'],
  index: ['Index', 'Indeks', 'Chỉ mục'],
  articles: ['Articles', 'Artikler', 'Bài báo'],
  passagesHeld: ['Passages', 'Avsnitt', 'Đoạn'],
  made: ['Made', 'Laget', 'Tạo lúc'],
  generation: ['Generation', 'Generasjon', 'Thế hệ'],
  model: ['Model', 'Modell', 'Mô hình'],
  waiting: ['Files waiting', 'Filer som venter', 'Tệp đang chờ'],
  skipped: [
    '1 file was skipped | {n} files were skipped',
    '1 fil ble hoppet over | {n} filer ble hoppet over',
    '{n} tệp bị bỏ qua',
  ],
  noneSkipped: ['No file was skipped.', 'Ingen fil ble hoppet over.', 'Không có tệp nào bị bỏ qua.'],
  corpus: ['Articles of the corpus', 'Artiklene i korpuset', 'Các bài báo trong kho'],
  filter: ['Filter by title or file', 'Filtrer på tittel eller fil', 'Lọc theo tiêu đề hoặc tệp'],
  anyLanguage: ['Any language', 'Alle språk', 'Mọi ngôn ngữ'],
  shown: ['{n} of {of} shown', '{n} av {of} vises', 'Hiện {n}/{of}'],
  allArticles: ['All in the reader', 'Alle i leseren', 'Tất cả trong trình đọc'],
  allMeetings: ['Meetings', 'Møter', 'Các cuộc gặp'],
  undated: ['undated', 'udatert', 'không rõ ngày'],
  counted: ['1 passage | {n} passages', '1 avsnitt | {n} avsnitt', '{n} đoạn'],
  holds: [
    '1 article, {passages} passages | {n} articles, {passages} passages',
    '1 artikkel, {passages} avsnitt | {n} artikler, {passages} avsnitt',
    '{n} bài, {passages} đoạn',
  ],
  embedding: [
    'Reading new articles: {done} of {total}. Answers come from what is there.',
    'Leser nye artikler: {done} av {total}. Svarene kommer fra det som er der.',
    'Đang đọc bài mới: {done}/{total}. Câu trả lời lấy từ những gì đã có.',
  ],
  embeddingBegins: [
    'Looking for new articles. Answers come from what is there.',
    'Ser etter nye artikler. Svarene kommer fra det som er der.',
    'Đang tìm bài mới. Câu trả lời lấy từ những gì đã có.',
  ],
} as const satisfies Readonly<Record<string, Texts>>;

export type PageTextKey = keyof typeof PAGE_TEXT;
export type Filling = Readonly<Record<string, string | number>>;

const PLACE: Readonly<Record<Locale, 0 | 1 | 2>> = { en: 0, no: 1, vi: 2 };
/** BCP 47, for the writing of numbers, days and the `lang` of the page. */
export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { en: 'en-GB', no: 'nb', vi: 'vi' };
/** The languages as those who read them call them. */
export const LOCALE_NAMES: readonly (readonly [Locale, string])[] = [
  ['en', 'English'],
  ['no', 'Norsk'],
  ['vi', 'Tiếng Việt'],
];

/** Fixed words in one language. */
export type Say = (key: PageTextKey, filling?: Filling) => string;

/** The fixed words of a language, with numbers in its way of writing them. */
export function sayIn(locale: Locale): Say {
  const numbers = new Intl.NumberFormat(LANGUAGE_TAG[locale]);
  return (key, filling = {}) => {
    const [one, many] = PAGE_TEXT[key][PLACE[locale]].split(' | ');
    const form = many !== undefined && filling.n !== 1 ? many : one!;
    return form.replace(/\{(\w+)\}/g, (_, hole: string) => {
      const value = filling[hole] ?? '';
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
