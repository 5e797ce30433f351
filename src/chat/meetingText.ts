/** Fixed words of meetings and their summaries. For what the marks mean see text.ts; names of sections are in meetings/labels.ts. */
import type { Texts } from './text.ts';

export const MEETING_TEXT = {
  meetings: ['1 meeting | {n} meetings', '1 møte | {n} møter', '{n} cuộc gặp'],
  noMeeting: ['No meeting fits.', 'Ingen møter passer.', 'Không có cuộc gặp nào phù hợp.'],
  noMeetings: [
    'The articles tell no meeting.',
    'Artiklene forteller ikke om noe møte.',
    'Các bài báo không kể về cuộc gặp nào.',
  ],
  severalMeetings: [
    '{n} meetings fit {typed}. Choose one:',
    '{n} møter passer til {typed}. Velg ett:',
    'Có {n} cuộc gặp phù hợp với {typed}. Hãy chọn một:',
  ],
  nearestMeetings: [
    'No meeting fits {typed}. The nearest:',
    'Ingen møter passer til {typed}. De nærmeste:',
    'Không có cuộc gặp nào phù hợp với {typed}. Gần nhất là:',
  ],
  meetingGone: [
    'The articles do not tell this meeting any more.',
    'Artiklene forteller ikke lenger om dette møtet.',
    'Các bài báo không còn kể về cuộc gặp này.',
  ],
  inArticles: ['1 article | {n} articles', '1 artikkel | {n} artikler', '{n} bài báo'],
  articleN: ['Article {n}', 'Artikkel {n}', 'Bài {n}'],
  fileHasAll: [
    'It is too long for a message: the file has all of it.',
    'Det er for langt for en melding: filen har alt sammen.',
    'Nội dung quá dài cho một tin nhắn: tệp kèm theo có đầy đủ.',
  ],
  fileIs: [
    'The whole summary, with where each line is printed:',
    'Hele sammendraget, med hvor hver linje er trykt:',
    'Toàn bộ bản tóm tắt, kèm vị trí của từng dòng:',
  ],
  inTheMeeting: ['the meeting {title}', 'møtet {title}', 'cuộc gặp {title}'],
  buttonShorter: ['Shorter', 'Kortere', 'Ngắn hơn'],
  buttonLonger: ['Longer', 'Lengre', 'Dài hơn'],
  buttonEverything: ['Everything', 'Alt', 'Toàn bộ'],
  buttonAskMeeting: ['Ask about this meeting', 'Spør om dette møtet', 'Hỏi về cuộc gặp này'],
  buttonDownload: ['Download .md', 'Last ned .md', 'Tải .md'],
  chooseMeeting: ['Open a meeting', 'Åpne et møte', 'Mở một cuộc gặp'],
  linkedMeetings: ['Meetings with another figure', 'Møter med et annet tall', 'Các cuộc gặp có số liệu khác'],
  askMeetingTitle: ['Ask about this meeting', 'Spør om dette møtet', 'Hỏi về cuộc gặp này'],
} as const satisfies Readonly<Record<string, Texts>>;
