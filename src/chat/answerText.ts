/** Fixed words of answers and of what can be done with them. For what the marks mean see text.ts. */
import type { Texts } from './text.ts';

export const ANSWER_TEXT = {
  // Answers
  notSay: ['The articles do not say.', 'Artiklene sier det ikke.', 'Các bài báo không cho biết.'],
  comesNear: [
    'This comes near, but does not answer the question:',
    'Dette er i nærheten, men svarer ikke på spørsmålet:',
    'Đoạn này gần với câu hỏi nhưng không trả lời câu hỏi:',
  ],
  others: ['What there is instead:', 'Det som finnes i stedet:', 'Những gì có trong các bài báo:'],
  counted: [
    '{day}, counted from the date of the article',
    '{day}, regnet fra artikkelens dato',
    '{day}, tính từ ngày của bài báo',
  ],
  conflict: [
    'The articles give different figures ({about}):',
    'Artiklene oppgir ulike tall ({about}):',
    'Các bài báo đưa ra số liệu khác nhau ({about}):',
  ],
  conflictBare: [
    'The articles give different figures:',
    'Artiklene oppgir ulike tall:',
    'Các bài báo đưa ra số liệu khác nhau:',
  ],
  readAs: ['How I read it: {reading}', 'Slik leste jeg det: {reading}', 'Tôi hiểu câu hỏi là: {reading}'],
  saidBy: ['said by {who}', 'sagt av {who}', 'do {who} nói'],
  takesPart: ['with {who}', 'med {who}', 'liên quan {who}'],
  nobodyCalled: [
    '{who} (nobody of that name)',
    '{who} (ingen med det navnet)',
    '{who} (không có ai tên này)',
  ],
  about: ['about {what}', 'om {what}', 'về {what}'],
  followingOn: ['following on {what}', 'i forlengelse av {what}', 'tiếp theo {what}'],
  correctedWord: ['“{typed}” read as “{read}”', '«{typed}» lest som «{read}»', '“{typed}” hiểu là “{read}”'],
  // Why there is an answer, or none
  whySaysIt: ['A sentence says it.', 'En setning sier det.', 'Có câu nói điều đó.'],
  whyNoQuestion: [
    'This is not a question that the articles could answer.',
    'Dette er ikke et spørsmål som artiklene kan svare på.',
    'Đây không phải câu hỏi mà các bài báo có thể trả lời.',
  ],
  whyNobody: ['No article names {who}.', 'Ingen artikkel nevner {who}.', 'Không bài báo nào nhắc đến {who}.'],
  whyNoWord: [
    'No article holds the word {words}.',
    'Ingen artikkel inneholder ordet {words}.',
    'Không bài báo nào có từ {words}.',
  ],
  whyNoWords: [
    'No article holds the words {words}.',
    'Ingen artikkel inneholder ordene {words}.',
    'Không bài báo nào có các từ {words}.',
  ],
  whyCitesNone: [
    '{who} cites no such {kind}.',
    '{who} oppgir ikke det det spørres etter ({kind}).',
    '{who} không nêu {kind} nào như vậy.',
  ],
  whyCitesNoneAbout: [
    '{who} cites no such {kind} about {what}.',
    '{who} oppgir ikke det det spørres etter ({kind}) om {what}.',
    '{who} không nêu {kind} nào như vậy về {what}.',
  ],
  whySaysNone: [
    '{who} says nothing of the kind in the articles.',
    '{who} sier ikke noe slikt i artiklene.',
    '{who} không nói điều gì như vậy trong các bài báo.',
  ],
  whySaysNoneAbout: [
    '{who} says nothing of the kind about {what} in the articles.',
    '{who} sier ikke noe slikt om {what} i artiklene.',
    '{who} không nói điều gì như vậy về {what} trong các bài báo.',
  ],
  whyAnother: ['{who} does.', 'Det gjør {who}.', 'Người nói là {who}.'],
  whyAnotherFigure: ['{who} does: {figure}.', 'Det gjør {who}: {figure}.', 'Người nói là {who}: {figure}.'],
  whyNarrated: [
    'The article tells it without naming who says it.',
    'Artikkelen forteller det uten å nevne hvem som sier det.',
    'Bài báo kể lại mà không nêu ai nói.',
  ],
  whyNarratedFigure: [
    'The article tells it without naming who says it: {figure}.',
    'Artikkelen forteller det uten å nevne hvem som sier det: {figure}.',
    'Bài báo kể lại mà không nêu ai nói: {figure}.',
  ],
  whyOtherTime: [
    'The articles give nothing from {time}; the nearest is of another time.',
    'Artiklene har ikke noe fra {time}; det nærmeste er fra en annen tid.',
    'Các bài báo không có gì về {time}; điều gần nhất thuộc thời gian khác.',
  ],
  whyNotThen: [
    'The articles give nothing from {time}.',
    'Artiklene har ikke noe fra {time}.',
    'Các bài báo không có gì về {time}.',
  ],
  whyOtherKind: [
    'The articles speak of it but give no {kind}.',
    'Artiklene omtaler det, men ikke det det spørres etter ({kind}).',
    'Các bài báo có nói đến nhưng không nêu {kind}.',
  ],
  whyTooLittle: [
    'No sentence holds enough of what is asked; these come nearest, but are no answer.',
    'Ingen setning har nok av det det spørres om; disse er nærmest, men er ikke svar.',
    'Không câu nào chứa đủ điều được hỏi; những câu này gần nhất nhưng không phải câu trả lời.',
  ],
  whyNotSpoken: [
    'The articles do not speak of this.',
    'Artiklene omtaler ikke dette.',
    'Các bài báo không nói đến điều này.',
  ],
  behind: [
    'From an index made {when}; 1 file waits to be read. | From an index made {when}; {n} files wait to be read.',
    'Fra en indeks laget {when}; 1 fil venter på å bli lest. | Fra en indeks laget {when}; {n} filer venter på å bli lest.',
    'Theo chỉ mục lập {when}; còn {n} tệp chờ được đọc.',
  ],
  canAnswer: ['What I can answer:', 'Dette kan jeg svare på:', 'Những câu tôi trả lời được:'],
  changedSince: [
    'The articles have changed since this was asked; this is what they say now.',
    'Artiklene er endret siden dette ble spurt; dette sier de nå.',
    'Các bài báo đã thay đổi từ khi câu này được hỏi; đây là nội dung hiện nay.',
  ],
  cutQuestion: [
    'Only the first {n} characters of the question were read.',
    'Bare de første {n} tegnene av spørsmålet ble lest.',
    'Chỉ {n} ký tự đầu của câu hỏi được đọc.',
  ],
  lostContext: [
    'I no longer know what this follows on, so I read it on its own.',
    'Jeg vet ikke lenger hva dette følger opp, så jeg leste det for seg.',
    'Tôi không còn nhớ câu trước nên đã đọc câu này riêng.',
  ],
  // Who, when, where
  jointly: ['said jointly', 'sagt i fellesskap', 'tuyên bố chung'],
  theReport: ['the report', 'artikkelen', 'lời bài báo'],
  unclearWho: [
    'the report does not make clear who says it',
    'artikkelen sier ikke klart hvem som sier det',
    'bài báo không nêu rõ ai nói',
  ],
  and: ['and', 'og', 'và'],
  or: ['or', 'eller', 'hoặc'],
  undated: ['undated', 'uten dato', 'không ghi ngày'],
  probably: ['probably {day}', 'trolig {day}', 'có lẽ {day}'],
  alsoIn: ['also in', 'også i', 'cũng có trong'],
  passageNumber: ['passage {n} of {of}', 'avsnitt {n} av {of}', 'đoạn {n}/{of}'],
  // Passage
  aroundIt: ['The paragraph around it:', 'Avsnittet rundt:', 'Đoạn văn chứa câu này:'],
  moved: [
    'The article has changed since: the words now stand in another place of it.',
    'Artikkelen er endret siden: ordene står nå et annet sted i den.',
    'Bài báo đã thay đổi: những lời này nay nằm ở chỗ khác trong bài.',
  ],
  renamed: [
    'The file has another name now: {path}',
    'Filen heter noe annet nå: {path}',
    'Tệp nay có tên khác: {path}',
  ],
  wordsGone: [
    'These words are gone: the article has changed since, and no longer holds them.',
    'Disse ordene er borte: artikkelen er endret siden, og har dem ikke lenger.',
    'Những lời này không còn nữa: bài báo đã thay đổi và không còn chứa chúng.',
  ],
  articleGone: [
    'This article is gone: it is no longer among the articles that I read.',
    'Denne artikkelen er borte: den er ikke lenger blant artiklene jeg leser.',
    'Bài báo này không còn nữa: nó không còn nằm trong các bài tôi đọc.',
  ],
  // Sources
  sources: ['Passages of the articles', 'Avsnitt i artiklene', 'Các đoạn trong bài báo'],
  quoted: ['quoted', 'sitert', 'đã trích dẫn'],
  lookedAt: ['looked at, not quoted', 'lest, ikke sitert', 'đã xem, không trích dẫn'],
  noSources: [
    'No passage comes near this question.',
    'Ingen avsnitt er i nærheten av dette spørsmålet.',
    'Không có đoạn nào gần với câu hỏi này.',
  ],
  forgotten: [
    'I no longer remember this answer: questions are kept for 1 day. Ask it again. | I no longer remember this answer: questions are kept for {n} days. Ask it again.',
    'Jeg husker ikke lenger dette svaret: spørsmål blir tatt vare på i 1 dag. Spør på nytt. | Jeg husker ikke lenger dette svaret: spørsmål blir tatt vare på i {n} dager. Spør på nytt.',
    'Tôi không còn nhớ câu trả lời này: câu hỏi được lưu {n} ngày. Hãy hỏi lại.',
  ],
  notKept: [
    'I cannot go back to this answer: questions are not kept here. Ask it again.',
    'Jeg kan ikke gå tilbake til dette svaret: spørsmål blir ikke tatt vare på her. Spør på nytt.',
    'Tôi không thể xem lại câu trả lời này: câu hỏi không được lưu ở đây. Hãy hỏi lại.',
  ],
  // Votes
  thanks: ['Thank you, noted.', 'Takk, det er notert.', 'Cảm ơn, đã ghi nhận.'],
  thanksChanged: ['Changed. Thank you.', 'Endret. Takk.', 'Đã đổi ý kiến của bạn. Cảm ơn.'],
  thanksSame: [
    'That is what you said before; it is noted.',
    'Det sa du også før; det er notert.',
    'Bạn đã cho ý kiến này rồi; đã ghi nhận.',
  ],
  thanksReason: [
    'Thank you. Your reason is kept without your name.',
    'Takk. Begrunnelsen din lagres uten navnet ditt.',
    'Cảm ơn. Lý do của bạn được lưu không kèm tên.',
  ],
  reasonTitle: ['Not helpful', 'Ikke nyttig', 'Không hữu ích'],
  reasonLabel: ['What is wrong with the answer?', 'Hva er galt med svaret?', 'Câu trả lời sai ở đâu?'],
  reasonPlaceholder: [
    'Wrong quote, wrong person, out of date … Your vote is counted already.',
    'Feil sitat, feil person, utdatert … Stemmen din er alt telt.',
    'Sai trích dẫn, sai người, đã cũ … Ý kiến của bạn đã được ghi.',
  ],
  // Share, follow-up, about
  onlyAsker: [
    'Only the one who asked can share it.',
    'Bare den som spurte, kan dele det.',
    'Chỉ người hỏi mới chia sẻ được.',
  ],
  followUpTitle: ['Follow up', 'Følg opp', 'Hỏi tiếp'],
  followUpLabel: ['What else do you want to know?', 'Hva mer vil du vite?', 'Bạn muốn biết thêm điều gì?'],
  followUpPlaceholder: [
    'And the year before? Who else says so?',
    'Og året før? Hvem andre sier det?',
    'Còn năm trước thì sao? Còn ai nói vậy?',
  ],
  aboutTitle: ['Ask about this', 'Spør om dette', 'Hỏi về điều này'],
  aboutLabel: ['Your question', 'Spørsmålet ditt', 'Câu hỏi của bạn'],
  aboutPlaceholder: [
    'What do you want to know about it?',
    'Hva vil du vite om det?',
    'Bạn muốn biết gì về điều này?',
  ],
  nothingAsked: [
    'There was no question. Write one, and I will look.',
    'Det var ikke noe spørsmål der. Skriv et, så ser jeg etter.',
    'Chưa có câu hỏi. Hãy viết câu hỏi, tôi sẽ tìm.',
  ],
} as const satisfies Readonly<Record<string, Texts>>;
