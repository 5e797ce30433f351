/** Fixed words of lists, of the other commands, of buttons and of what goes wrong. For what the marks mean see text.ts. */
import type { Texts } from './text.ts';

export const COMMAND_TEXT = {
  // Scope and filters
  onlyIn: ['only in {what}', 'bare i {what}', 'chỉ trong {what}'],
  noSuchArticle: [
    'I know no article called {typed}. Choose one from the list that appears while you type.',
    'Jeg kjenner ingen artikkel som heter {typed}. Velg en fra listen som vises mens du skriver.',
    'Tôi không biết bài báo nào tên là {typed}. Hãy chọn trong danh sách hiện ra khi bạn gõ.',
  ],
  notOfMeeting: [
    'The article {typed} does not tell of that meeting.',
    'Artikkelen {typed} forteller ikke om det møtet.',
    'Bài {typed} không kể về cuộc gặp đó.',
  ],
  noSuchPerson: [
    'I know nobody called {typed}. Choose a name from the list that appears while you type.',
    'Jeg kjenner ingen som heter {typed}. Velg et navn fra listen som vises mens du skriver.',
    'Tôi không biết ai tên là {typed}. Hãy chọn tên trong danh sách hiện ra khi bạn gõ.',
  ],
  noSuchLanguage: [
    'No article is in {typed}. There are articles in: {languages}.',
    'Ingen artikkel er på {typed}. Det finnes artikler på: {languages}.',
    'Không có bài báo bằng {typed}. Có bài bằng: {languages}.',
  ],
  noSuchDay: [
    'I cannot read {typed} as a date. Write it like 2031, 2031-05 or 2031-05-17.',
    'Jeg kan ikke lese {typed} som en dato. Skriv den slik: 2031, 2031-05 eller 2031-05-17.',
    'Tôi không hiểu ngày {typed}. Hãy viết như 2031, 2031-05 hoặc 2031-05-17.',
  ],
  articles: ['1 article | {n} articles', '1 artikkel | {n} artikler', '{n} bài báo'],
  withPerson: ['with {who}', 'med {who}', 'có {who}'],
  onDay: ['of {from}', 'fra {from}', 'ngày {from}'],
  fromTo: ['from {from} to {to}', 'fra {from} til {to}', 'từ {from} đến {to}'],
  since: ['since {from}', 'siden {from}', 'từ {from}'],
  until: ['until {to}', 'til {to}', 'đến {to}'],
  inLanguage: ['in {language}', 'på {language}', 'bằng {language}'],
  noBackwards: [
    'The last day lies before the first one.',
    'Den siste dagen ligger før den første.',
    'Ngày cuối nằm trước ngày đầu.',
  ],
  noArticle: ['No article fits.', 'Ingen artikkel passer.', 'Không có bài báo nào phù hợp.'],
  // Status
  statusTitle: ['Status', 'Status', 'Tình trạng'],
  holds: ['{articles} in {n} passages', '{articles} i {n} avsnitt', '{articles}, {n} đoạn'],
  madeWhen: [
    'Index made {when}, generation {generation}',
    'Indeks laget {when}, generasjon {generation}',
    'Chỉ mục lập {when}, thế hệ {generation}',
  ],
  model: ['Model: {model}', 'Modell: {model}', 'Mô hình: {model}'],
  noneWait: [
    'No file waits to be read.',
    'Ingen fil venter på å bli lest.',
    'Không có tệp nào chờ được đọc.',
  ],
  someWait: [
    '1 file waits to be read. | {n} files wait to be read.',
    '1 fil venter på å bli lest. | {n} filer venter på å bli lest.',
    '{n} tệp chờ được đọc.',
  ],
  noneSkipped: ['Every file could be read.', 'Alle filer kunne leses.', 'Mọi tệp đều đọc được.'],
  someSkipped: [
    '1 file could not be read. | {n} files could not be read.',
    '1 fil kunne ikke leses. | {n} filer kunne ikke leses.',
    '{n} tệp không đọc được.',
  ],
  andMore: ['and {n} more', 'og {n} til', 'và {n} nữa'],
  runningSince: ['Started {when}', 'Startet {when}', 'Khởi động {when}'],
  // Help
  helpTitle: ['What I do', 'Dette gjør jeg', 'Tôi làm gì'],
  helpWhat: [
    'I answer questions about a collection of articles in their own words, with who said it, when and where it stands. What the articles do not hold, I do not answer.',
    'Jeg svarer på spørsmål om en samling artikler med deres egne ord, med hvem som sa det, når, og hvor det står. Det artiklene ikke har, svarer jeg ikke på.',
    'Tôi trả lời câu hỏi về một tập bài báo bằng chính lời của bài, kèm người nói, thời gian và vị trí. Điều các bài báo không nêu, tôi không trả lời.',
  ],
  helpAsk: [
    'Ask with {ask}, mention me, write to me directly, or reply to an answer to follow up on it.',
    'Spør med {ask}, nevn meg, skriv til meg direkte, eller svar på et svar for å følge det opp.',
    'Hỏi bằng {ask}, nhắc đến tôi, nhắn riêng cho tôi, hoặc trả lời một câu trả lời để hỏi tiếp.',
  ],
  helpMore: [
    '{sources} lists the articles, {status} tells how fresh they are.',
    '{sources} viser artiklene, {status} sier hvor ferske de er.',
    '{sources} liệt kê bài báo, {status} cho biết chúng mới đến đâu.',
  ],
  helpMeetings: [
    '{meetings} lists the meetings that they tell, {summary} sums one up.',
    '{meetings} viser møtene som de forteller om, {summary} oppsummerer ett.',
    '{meetings} liệt kê các cuộc gặp được kể, {summary} tóm tắt một cuộc gặp.',
  ],
  helpTry: ['Try one of these:', 'Prøv et av disse:', 'Thử một trong các câu sau:'],
  kept: [
    'Questions, their verdict and votes are kept for 1 day, then erased: no names, no ids of users, no text of articles. | Questions, their verdict and votes are kept for {n} days, then erased: no names, no ids of users, no text of articles.',
    'Spørsmål, utfall og stemmer lagres i 1 dag og slettes så: ingen navn, ingen bruker-id-er, ingen artikkeltekst. | Spørsmål, utfall og stemmer lagres i {n} dager og slettes så: ingen navn, ingen bruker-id-er, ingen artikkeltekst.',
    'Câu hỏi, kết quả và ý kiến được lưu {n} ngày rồi xóa: không tên, không mã người dùng, không nội dung bài báo.',
  ],
  keptNothing: [
    'Nothing is written down: no questions, no votes. The last answers stay in memory until I am restarted.',
    'Ingenting skrives ned: ingen spørsmål, ingen stemmer. De siste svarene er i minnet til jeg startes på nytt.',
    'Không ghi lại gì: không câu hỏi, không ý kiến. Các câu trả lời gần nhất chỉ nằm trong bộ nhớ đến khi tôi khởi động lại.',
  ],
  // Reindex
  reindexTitle: ['Reading the articles anew', 'Leser artiklene på nytt', 'Đọc lại các bài báo'],
  looking: [
    'Looking for what has changed: {done} of {total} files',
    'Ser etter endringer: {done} av {total} filer',
    'Tìm thay đổi: {done}/{total} tệp',
  ],
  reading: [
    'Reading: {done} of {total} articles, {passages} passages',
    'Leser: {done} av {total} artikler, {passages} avsnitt',
    'Đang đọc: {done}/{total} bài, {passages} đoạn',
  ],
  publishing: [
    'Putting the new index in place',
    'Setter den nye indeksen på plass',
    'Đưa chỉ mục mới vào dùng',
  ],
  accelerating: ['Making the search fast', 'Gjør søket raskt', 'Tăng tốc tìm kiếm'],
  joined: [
    'Somebody has begun it already: this is the same run.',
    'Noen har alt begynt: dette er samme kjøring.',
    'Đã có người bắt đầu: đây là cùng một lượt.',
  ],
  nothingChanged: ['Nothing had changed.', 'Ingenting var endret.', 'Không có gì thay đổi.'],
  reindexed: [
    'Done: {added} new, {updated} changed, {removed} gone, {unchanged} as before.',
    'Ferdig: {added} nye, {updated} endret, {removed} borte, {unchanged} som før.',
    'Xong: {added} mới, {updated} thay đổi, {removed} đã mất, {unchanged} như cũ.',
  ],
  wasAdded: ['new', 'ny', 'mới'],
  wasUpdated: ['changed', 'endret', 'thay đổi'],
  wasRemoved: ['gone', 'borte', 'đã mất'],
  stoppedHalfway: [
    'It was stopped before the end; what is done is kept, and the old index answers until the next run.',
    'Det ble stoppet før slutten; det som er gjort, er tatt vare på, og den gamle indeksen svarer til neste kjøring.',
    'Đã dừng giữa chừng; phần đã làm được giữ lại, chỉ mục cũ vẫn trả lời đến lượt sau.',
  ],
  // Unanswered
  unansweredTitle: [
    '1 question without an answer | {n} questions without an answer',
    '1 spørsmål uten svar | {n} spørsmål uten svar',
    '{n} câu hỏi chưa có câu trả lời',
  ],
  noUnanswered: [
    'Every question that is remembered was answered.',
    'Alle spørsmål som huskes, ble besvart.',
    'Mọi câu hỏi còn lưu đều đã được trả lời.',
  ],
  logOff: [
    'The log of questions is turned off.',
    'Spørsmålsloggen er slått av.',
    'Nhật ký câu hỏi đang tắt.',
  ],
  asked: ['asked once | asked {n} times', 'spurt én gang | spurt {n} ganger', 'được hỏi {n} lần'],
  lastOn: ['last on {day}', 'sist {day}', 'lần cuối {day}'],
  wordings: ['in 1 wording | in {n} wordings', 'i 1 ordlyd | i {n} ordlyder', '{n} cách hỏi'],
  votedDown: ['{n} not helpful', '{n} ikke nyttig', '{n} không hữu ích'],
  votedUp: ['{n} helpful', '{n} nyttig', '{n} hữu ích'],
  after: ['after “{question}”', 'etter «{question}»', 'sau câu “{question}”'],
  exported: [
    '1 case for review. | {n} cases for review.',
    '1 sak til gjennomgang. | {n} saker til gjennomgang.',
    '{n} trường hợp để xem lại.',
  ],
  // Buttons
  buttonPassage: ['Passage', 'Avsnitt', 'Đoạn văn'],
  buttonPassageN: ['Passage {n}', 'Avsnitt {n}', 'Đoạn {n}'],
  buttonSources: ['Sources', 'Kilder', 'Nguồn'],
  buttonHelpful: ['Helpful', 'Nyttig', 'Hữu ích'],
  buttonNotHelpful: ['Not helpful', 'Ikke nyttig', 'Không hữu ích'],
  buttonShare: ['Share', 'Del', 'Chia sẻ'],
  buttonFollowUp: ['Follow up', 'Følg opp', 'Hỏi tiếp'],
  buttonPrevious: ['Previous', 'Forrige', 'Trước'],
  buttonNext: ['Next', 'Neste', 'Sau'],
  buttonExport: ['For review (JSONL)', 'Til gjennomgang (JSONL)', 'Để xem lại (JSONL)'],
  // Could not look, or not now
  starting: [
    'I am just starting; a moment, then I look.',
    'Jeg starter akkurat; et øyeblikk, så ser jeg etter.',
    'Tôi đang khởi động; xin chờ một chút rồi tôi sẽ tìm.',
  ],
  couldNotLook: ['I could not look.', 'Jeg kunne ikke se etter.', 'Tôi không tìm được.'],
  whyNoIndex: [
    'There is no index of the articles yet.',
    'Det finnes ingen indeks over artiklene ennå.',
    'Chưa có chỉ mục cho các bài báo.',
  ],
  whyIndex: [
    'The index cannot be read just now.',
    'Indeksen kan ikke leses akkurat nå.',
    'Hiện không đọc được chỉ mục.',
  ],
  whyLocked: [
    'The index is being written by somebody else; try again in a while.',
    'Indeksen skrives av noen andre; prøv igjen om en stund.',
    'Chỉ mục đang được nơi khác ghi; hãy thử lại sau.',
  ],
  whyNotIndexer: [
    'I only read the index; it is made by another process.',
    'Jeg leser bare indeksen; den lages av en annen prosess.',
    'Tôi chỉ đọc chỉ mục; một tiến trình khác lập nó.',
  ],
  whyModel: [
    'The language model does not run just now.',
    'Språkmodellen kjører ikke akkurat nå.',
    'Mô hình ngôn ngữ hiện không chạy.',
  ],
  whyCorpus: [
    'The folder of articles cannot be read.',
    'Mappen med artikler kan ikke leses.',
    'Không đọc được thư mục bài báo.',
  ],
  whyOther: ['Something went wrong on my side.', 'Noe gikk galt hos meg.', 'Có lỗi ở phía tôi.'],
  notAnAnswer: [
    'This says nothing about whether the articles hold an answer.',
    'Det sier ingenting om hvorvidt artiklene har et svar.',
    'Điều này không có nghĩa là các bài báo không có câu trả lời.',
  ],
  incident: [
    'The log has the cause under {id}.',
    'Loggen har årsaken under {id}.',
    'Nguyên nhân có trong nhật ký với mã {id}.',
  ],
  oldButton: [
    'I do not understand this button any more. Ask again, please.',
    'Jeg forstår ikke denne knappen lenger. Spør gjerne på nytt.',
    'Tôi không còn hiểu nút này. Xin hãy hỏi lại.',
  ],
  busy: [
    'Too many questions at once just now. Try again in a moment.',
    'For mange spørsmål på én gang akkurat nå. Prøv igjen om et øyeblikk.',
    'Hiện có quá nhiều câu hỏi cùng lúc. Hãy thử lại sau giây lát.',
  ],
  slowDown: [
    'That was a lot at once. Try again in 1 second. | That was a lot at once. Try again in {n} seconds.',
    'Det var mye på én gang. Prøv igjen om 1 sekund. | Det var mye på én gang. Prøv igjen om {n} sekunder.',
    'Bạn hỏi hơi nhanh. Hãy thử lại sau {n} giây.',
  ],
  notAllowed: [
    'This is only for those who manage this place.',
    'Dette er bare for dem som administrerer dette stedet.',
    'Chức năng này chỉ dành cho người quản lý nơi này.',
  ],
  cannotWriteHere: [
    'I am not allowed to write there.',
    'Jeg har ikke lov til å skrive der.',
    'Tôi không được phép viết ở đó.',
  ],
} as const satisfies Readonly<Record<string, Texts>>;
