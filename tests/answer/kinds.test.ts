import { describe, expect, it } from 'vitest';
import { questionKind } from '../../src/answer/kinds.ts';
import type { QuestionKind } from '../../src/domain.ts';
import { fold } from '../../src/language/fold.ts';

const kindOf = (question: string, language: string): QuestionKind =>
  questionKind(fold(question).replace(/[?!.]/g, ''), language);

const CASES: Record<string, readonly (readonly [string, QuestionKind])[]> = {
  en: [
    ['what trade figure did she cite?', 'figure'],
    ['How much did the bridge cost?', 'money'],
    ['What percentage of voters stayed at home?', 'percentage'],
    ['By how much did exports grow?', 'change'],
    ['how many goals did they score', 'count'],
    ['For how many years in a row have they won?', 'duration'],
    ['How long will the strike last?', 'duration'],
    ['how old is the church', 'measure'],
    ['When does the festival open?', 'date'],
    ['what year was it founded', 'date'],
    ['Where was the ship built?', 'place'],
    ['In which city did they meet?', 'place'],
    ['Who was mayor in April 2024?', 'person'],
    ['Which minister opened the tunnel?', 'person'],
    ['Who said that the plan was too costly?', 'who-said'],
    ['According to whom is the water safe?', 'who-said'],
    ['What did the judge say about the appeal?', 'what-said'],
    ['what was the coach’s reaction', 'what-said'],
    ['Which documents were signed?', 'document'],
    ['Which fruits are grown there?', 'list'],
    ['Who is Ada Berg?', 'person'],
    ['What is the Polar Fund?', 'definition'],
    ['Did the council approve the budget?', 'yes-no'],
    ['Why was the match postponed?', 'reason'],
    ['tell me about the flood', 'open'],
    ['how come the ferry was late?', 'reason'],
    ['whereabouts is the new school?', 'place'],
    ['until when does the ban last?', 'date'],
    ['what’s the price of a season ticket?', 'money'],
    ['what will the tunnel cost?', 'money'],
  ],
  no: [
    ['Hvilket beløp nevnte ordføreren?', 'figure'],
    ['Hvor mye koster brua?', 'money'],
    ['hva tjener en lærer i lønn?', 'money'],
    ['hva skyldes forsinkelsen?', 'reason'],
    ['åssen kom de seg ut?', 'manner'],
    ['Hvor mange prosent stemte?', 'percentage'],
    ['Hvor mye økte eksporten?', 'change'],
    ['Hvor mange mål ble det?', 'count'],
    ['Hvor lenge varer streiken?', 'duration'],
    ['Hvor gammel er kirken?', 'measure'],
    ['Når åpner festivalen?', 'date'],
    ['Hvor ble skipet bygd?', 'place'],
    ['Hvem vant rennet?', 'person'],
    ['Hvem sa at planen var for dyr?', 'who-said'],
    ['Hva sa dommeren om anken?', 'what-said'],
    ['Hvilke avtaler ble signert?', 'document'],
    ['Vedtok kommunestyret budsjettet?', 'open'],
    ['Er brua ferdig?', 'yes-no'],
    ['Hvorfor ble kampen utsatt?', 'reason'],
  ],
  vi: [
    ['Bà nêu con số xuất khẩu nào?', 'figure'],
    ['Cây cầu có giá bao nhiêu?', 'money'],
    ['Một ký gạo hết bao nhiêu?', 'money'],
    ['Ngọn tháp cao bao nhiêu?', 'measure'],
    ['Sao chuyến tàu bị hủy?', 'reason'],
    ['Bao nhiêu phần trăm cử tri đi bầu?', 'percentage'],
    ['Xuất khẩu tăng bao nhiêu?', 'change'],
    ['Có bao nhiêu bàn thắng?', 'count'],
    ['Cuộc đình công kéo dài bao lâu?', 'duration'],
    ['Lễ hội khai mạc khi nào?', 'date'],
    ['Con tàu được đóng ở đâu?', 'place'],
    ['Ai thắng cuộc đua?', 'person'],
    ['Ai nói rằng kế hoạch quá tốn kém?', 'who-said'],
    ['Thẩm phán nói gì về kháng cáo?', 'what-said'],
    ['Văn kiện nào đã được ký?', 'document'],
    ['Cây cầu đã xong chưa?', 'yes-no'],
    ['Vì sao trận đấu bị hoãn?', 'reason'],
  ],
};

describe.each(Object.keys(CASES))('kind of a question in %s', (language) => {
  it.each(CASES[language]!.map(([question, kind]) => ({ question, kind })))(
    '$question → $kind',
    ({ question, kind }) => {
      expect(kindOf(question, language)).toBe(kind);
    },
  );
});
