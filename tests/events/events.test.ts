/** What event one short article reports: kind, day, place and people, worked out by hand; or none. */
import { describe, expect, test } from 'vitest';
import { loadWords } from '../../src/language/words.ts';
import { analysedArticle } from '../meetings/read.ts';

const words = loadWords('aliases:\n  - [Elmstad, Almestad]\n', 'glossary.yaml');

/** "kind · first day[–last day][?] · place · people", or "none". */
async function told(text: string): Promise<string> {
  const { events } = (await analysedArticle('a.txt', text, words)).events;
  return (
    events
      .map(({ kind, date, places, attendees }) => {
        const days = date.from === date.to ? date.from : `${date.from}–${date.to}`;
        const people = attendees.filter(({ form }) => form === 'person').map(({ name }) => name);
        return [kind, `${days}${date.certain ? '' : '?'}`, places[0]?.name ?? '-', people.join(' + ')].join(
          ' · ',
        );
      })
      .join(' | ') || 'none'
  );
}

describe('English', () => {
  test.each([
    [
      'a weekday before the day of the article',
      ' date 2031-06-05 ELMSTAD — Foreign Minister Ada Berg met Governor Nils Holm in Varnes on Tuesday. Berg said trade had grown by 4 per cent.',
      'meeting · 2031-06-03 · Varnes · Ada Berg + Nils Holm',
    ],
    [
      'the dateline where the sentence names no place',
      ' date 2031-06-05 ELMSTAD — President Joan Mbeki received Ambassador Karl Weber on Wednesday. Weber handed over a letter.',
      'reception · 2031-06-04 · Elmstad · Joan Mbeki + Karl Weber',
    ],
    [
      'a day without a name is not certain',
      ' date 2031-06-05 ELMSTAD — Trade Minister Ada Berg held talks with her Danish counterpart Mette Juhl. Berg asked for lower tariffs.',
      'talks · 2031-06-04–2031-06-05? · Elmstad · Ada Berg + Mette Juhl',
    ],
    [
      'a meeting to come is none yet',
      ' date 2031-06-05 ELMSTAD — Trade Minister Ada Berg will meet Governor Nils Holm in Varnes on Friday. The talks are expected to last two hours.',
      'none',
    ],
    [
      'a fire is none',
      ' date 2031-06-05 ELMSTAD — A fire destroyed three boat houses in Varnes on Tuesday. Fire chief Nils Holm said nobody was hurt.',
      'none',
    ],
    [
      'a football match is none',
      ' date 2031-06-05 ELMSTAD — Elmstad Rovers met Varnes United on Tuesday and won 3-1. Coach Nils Holm praised his players.',
      'none',
    ],
    [
      'meeting a target is none',
      ' date 2031-06-05 ELMSTAD — The shipyard met its production target on Tuesday. Director Nils Holm said orders were full until 2033.',
      'none',
    ],
    [
      'a council that votes is in session',
      ' date 2031-06-05 VARNES — Varnes City Council voted 12-5 on Monday to build a tram line. Mayor Nils Holm called it a good day.',
      'session · 2031-06-02 · Varnes · ',
    ],
    [
      'a conference of two days that ended',
      ' date 2031-06-07 VARNES — Health ministers from six countries ended a two-day conference in Elmstad on Friday with a joint plan. Minister Ada Berg chaired it.',
      'conference · 2031-06-05–2031-06-06 · Elmstad · Ada Berg',
    ],
    [
      'a news conference',
      ' date 2031-06-05 VARNES — Police chief Nils Holm told a news conference on Wednesday that two people had been arrested.',
      'press-conference · 2031-06-04 · Varnes · Nils Holm',
    ],
    [
      'a sentence in court',
      ' date 2031-06-05 VARNES — Elmstad District Court sentenced former banker Karl Weber to four years in prison on Wednesday. Judge Ada Berg read the verdict.',
      'hearing · 2031-06-04 · Varnes · Karl Weber',
    ],
    [
      'an old visit is only recalled',
      ' date 2031-06-05 ELMSTAD — Exports of cod rose by 4 per cent in May. The trade deal was reached when Minister Ada Berg visited Norway in October 2028.',
      'none',
    ],
    [
      'what both agreed after talks',
      ' date 2031-06-05 ELMSTAD — Prime Minister Ada Berg and President Joan Mbeki agreed in Varnes on Monday to share river data after four hours of talks.',
      'talks · 2031-06-02 · Varnes · Ada Berg + Joan Mbeki',
    ],
    [
      'a board that dismisses',
      ' date 2031-06-05 ELMSTAD — The board of Nordmark Shipping dismissed chief executive Nils Holm at an extraordinary meeting on Monday. Chair Ada Berg said trust was gone.',
      'session · 2031-06-02 · Elmstad · Nils Holm',
    ],
    [
      'a court that rules',
      ' date 2031-06-05 ELMSTAD — The High Court in Varnes ruled on Monday that the province must pay 40 families for flooded land. Judge Ada Berg said the dam had been opened too late.',
      'hearing · 2031-06-02 · Varnes · ',
    ],
    [
      'a visit to a school',
      ' date 2031-06-05 ELMSTAD — Governor Nils Holm visited a flooded school in Varnes on Monday. He promised new books before autumn.',
      'visit · 2031-06-02 · Varnes · Nils Holm',
    ],
    [
      'a council that convenes',
      " date 2031-06-05 ELMSTAD — The People's Council of Varnes Province convened its 12th session on Tuesday. Chairman Nils Holm opened it.",
      'session · 2031-06-03 · Elmstad · ',
    ],
    [
      'a host at a palace',
      ' date 2031-06-05 ELMSTAD — President Joan Mbeki hosted Prime Minister Ada Berg at the Presidential Palace on Tuesday. Mbeki praised the fishing deal.',
      'reception · 2031-06-03 · Presidential Palace · Joan Mbeki + Ada Berg',
    ],
    [
      'whoever comes out of talks',
      ' date 2031-06-05 ELMSTAD — Union leader Nils Holm emerged from talks with Labour Minister Ada Berg on Tuesday without a deal. Holm said a strike was near.',
      'talks · 2031-06-03 · Elmstad · Nils Holm + Ada Berg',
    ],
    [
      'a visit of two days',
      ' date 2031-06-05 ELMSTAD — Trade Minister Ada Berg arrived in Varnes on Tuesday for a two-day visit. She toured a shipyard with Governor Nils Holm.',
      'visit · 2031-06-03–2031-06-04 · Varnes · Ada Berg',
    ],
    [
      'share prices are none',
      ' date 2031-06-05 ELMSTAD — Shares in Nordmark Shipping fell 4 per cent on Tuesday. Analyst Nils Holm said investors feared a strike.',
      'none',
    ],
    [
      'a jury that once met is none',
      ' date 2031-06-05 ELMSTAD — Novelist Ada Berg won the harbour prize on Tuesday. The jury met three times before it chose her book.',
      'none',
    ],
    [
      'new quotas are none',
      ' date 2031-06-05 ELMSTAD — The Ministry of Fisheries on Tuesday published new quotas for cod. Minister Ada Berg said stocks were low.',
      'none',
    ],
    [
      'a journey for talks, with a counterpart who is named once',
      ' date 2031-06-05 ELMSTAD — Foreign Minister Ada Berg flew to Varnes on Tuesday for talks with her Danish counterpart, Nils Holm, on cables. Berg said it was late.',
      'talks · 2031-06-03 · Elmstad · Ada Berg + Nils Holm',
    ],
    [
      'the host of the sentence before',
      ' date 2031-06-05 ELMSTAD — Governor Ada Berg has asked for a new road. She spoke at a reception for Ambassador Karl Weber in Varnes on June 3. Weber thanked her.',
      'reception · 2031-06-03 · Varnes · Ada Berg + Karl Weber',
    ],
    [
      'the days of a visit from its headline',
      'Berg ends three-day visit\n\nELMSTAD, June 5, 2031 (AP) - President Ada Berg wrapped up an official visit to Denmark on Thursday. Berg said she would come back.',
      'visit · 2031-06-03–2031-06-05 · Denmark · Ada Berg',
    ],
    [
      'a study about breakfast is none',
      ' date 2031-06-05 ELMSTAD — Coffee over breakfast may lower blood pressure, a study published on Tuesday says. Professor Nils Holm led it.',
      'none',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await told(text)).toBe(expected);
  });
});

describe('Norwegian', () => {
  test.each([
    [
      'the verb before the subject',
      ' date 2031-06-05 ELMSTAD (NTB): Tirsdag møtte statsminister Kari Dahl guvernør Nils Holm i Varnes. Dahl sa at handelen har økt.',
      'meeting · 2031-06-03 · Varnes · Kari Dahl + Nils Holm',
    ],
    [
      'a verb in two parts',
      ' date 2031-06-05 ELMSTAD (NTB): Utenriksminister Kari Dahl tok onsdag imot president Joan Mbeki i Elmstad.',
      'reception · 2031-06-04 · Elmstad · Kari Dahl + Joan Mbeki',
    ],
    [
      'a council by its compound',
      ' date 2031-06-05 VARNES: Fylkestinget i Nordmark vedtok tirsdag å legge ned to videregående skoler.',
      'session · 2031-06-03 · Nordmark · ',
    ],
    [
      'a meeting to come is none yet',
      ' date 2031-06-05 ELMSTAD (NTB): Statsminister Kari Dahl skal møte guvernør Nils Holm i Varnes fredag.',
      'none',
    ],
    [
      'a match is none',
      ' date 2031-06-05 VARNES (NTB): Elmstad møtte Varnes i cupen onsdag og vant 2-0.',
      'none',
    ],
    [
      'a trial',
      ' date 2031-06-05 VARNES (NTB): Onsdag startet rettssaken mot tidligere bankdirektør Karl Weber i Elmstad tingrett.',
      'hearing · 2031-06-04 · Varnes · Karl Weber',
    ],
    [
      'two who sign',
      ' date 2031-06-05 ELMSTAD: Næringsminister Kari Dahl og konsernsjef Nils Holm undertegnet mandag en avtale om batterier i Varnes.',
      'signing · 2031-06-02 · Varnes · Kari Dahl + Nils Holm',
    ],
    [
      'a board by its compound',
      ' date 2031-06-05 ELMSTAD: Styret i Elmstad Energi ga mandag toppsjef Nils Holm sparken på et ekstraordinært styremøte.',
      'session · 2031-06-02 · Elmstad · Nils Holm',
    ],
    [
      'a meeting that the sentence begins with',
      ' date 2031-06-05 ELMSTAD: Under et møte i Varnes tirsdag ba statsråd Kari Dahl ordfører Nils Holm om raskere saksbehandling.',
      'meeting · 2031-06-03 · Varnes · Kari Dahl + Nils Holm',
    ],
    [
      'an acquittal without a day',
      ' date 2031-06-05 ELMSTAD: Varnes tingrett har frifunnet Nils Holm for bedrageri. Dommer Kari Dahl sa at bevisene var svake.',
      'hearing · 2031-06-04–2031-06-05? · Elmstad · Nils Holm',
    ],
    [
      'a congress in the second sentence',
      ' date 2031-06-05 ELMSTAD: Norges Judoforbund har valgt Kari Dahl til ny president. Det skjedde på forbundstinget i Varnes søndag.',
      'session · 2031-06-01 · Varnes · Kari Dahl',
    ],
    [
      'an arrest is none',
      ' date 2031-06-05 ELMSTAD: Politiet har pågrepet to menn etter et ran i Varnes tirsdag. Politiadvokat Kari Dahl sier de fremstilles for fengsling torsdag.',
      'none',
    ],
    [
      'a match of countries is none',
      ' date 2031-06-05 ELMSTAD: Norge møtte Danmark til privatlandskamp i Varnes tirsdag. Landslagssjef Nils Holm var fornøyd.',
      'none',
    ],
    [
      'a visit that its verb is far from',
      ' date 2031-06-05 ELMSTAD — President Ada Berg kom tirsdag til Varnes på et fire dager langt offisielt besøk. Berg sa at hun gledet seg.',
      'visit · 2031-06-03–2031-06-06 · Varnes · Ada Berg',
    ],
    [
      'a committee that questions somebody',
      ' date 2031-06-05 ELMSTAD — Finanskomiteen grillet tirsdag sentralbanksjef Ada Berg om rentene. Berg sa at de skal ned.',
      'session · 2031-06-03 · Elmstad · Ada Berg',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await told(text)).toBe(expected);
  });
});

describe('Vietnamese', () => {
  test.each([
    [
      'the time of day and the day',
      ' date 2031-06-05 HÀ NỘI — Chiều 4/6, tại Hà Nội, Phó Thủ tướng Lê Quang Trực đã tiếp Đại sứ Na Uy Ingrid Moe. Đại sứ cảm ơn Phó Thủ tướng.',
      'reception · 2031-06-04 · Hà Nội · Lê Quang Trực + Ingrid Moe',
    ],
    [
      'today',
      ' date 2031-06-05 BÌNH LĂNG — Sáng nay, Chủ tịch UBND tỉnh Bình Lăng Hồ Văn Lực làm việc với Đoàn công tác Bộ Y tế.',
      'meeting · 2031-06-05 · Bình Lăng · Hồ Văn Lực',
    ],
    [
      'going on with something is no reception',
      ' date 2031-06-05 HÀ NỘI — Giá gạo tiếp tục tăng trong tuần qua. Ông Lê Quang Trực cho biết nông dân gặp khó khăn.',
      'none',
    ],
    [
      'a court',
      ' date 2031-06-05 BÌNH LĂNG — Ngày 4/6, TAND tỉnh Bình Lăng tuyên phạt bị cáo Hồ Văn Lực 7 năm tù về tội lừa đảo.',
      'hearing · 2031-06-04 · Bình Lăng · Hồ Văn Lực',
    ],
    [
      'a reception that the sentence begins with',
      ' date 2031-06-05 HÀ NỘI — Tại buổi tiếp Đại sứ Na Uy Ingrid Moe sáng 4/6, Chủ tịch nước Lê Quang Trực đề nghị Na Uy hỗ trợ đào tạo nghề.',
      'reception · 2031-06-04 · Hà Nội · Ingrid Moe + Lê Quang Trực',
    ],
    [
      'a call on a king',
      ' date 2031-06-05 HÀ NỘI — Ngày 4/6, tại Oslo, Thủ tướng Lê Quang Trực hội kiến Quốc vương Na Uy Haakon Brage.',
      'meeting · 2031-06-04 · Oslo · Lê Quang Trực + Haakon Brage',
    ],
    [
      'a congress of a federation',
      ' date 2031-06-05 HÀ NỘI — Sáng 4/6, tại Hà Nội, Liên đoàn Cờ vua Việt Nam tổ chức đại hội nhiệm kỳ mới, bầu ông Lê Quang Trực làm Chủ tịch.',
      'conference · 2031-06-04 · Hà Nội · Lê Quang Trực',
    ],
    [
      'whoever chairs a meeting',
      ' date 2031-06-05 BÌNH LĂNG — Chiều 4/6, Chủ tịch UBND tỉnh Bình Lăng Lê Quang Trực chủ trì cuộc họp về chống ngập.',
      'meeting · 2031-06-04 · Bình Lăng · Lê Quang Trực',
    ],
    [
      'a press conference of a ministry',
      ' date 2031-06-05 HÀ NỘI — Chiều 4/6, Bộ Công Thương tổ chức họp báo thường kỳ. Thứ trưởng Lê Quang Trực cho biết xuất khẩu tăng 7%.',
      'press-conference · 2031-06-04 · Hà Nội · Lê Quang Trực',
    ],
    [
      'a match is none',
      ' date 2031-06-05 HÀ NỘI — Đội tuyển Việt Nam gặp Thái Lan tối 4/6 và thắng 2-1. Huấn luyện viên Lê Quang Trực khen các cầu thủ.',
      'none',
    ],
    [
      'two days of a conference joined by "và"',
      ' date 2031-06-05 HÀ NỘI — Trong hai ngày 3 và 4/6, tại Bình Lăng, Viện Thủy sản tổ chức hội nghị về cá. Thứ trưởng Lê Văn Tám cho biết sẽ xây hồ.',
      'conference · 2031-06-03–2031-06-04 · Bình Lăng · Lê Văn Tám',
    ],
    [
      'a country between office and name',
      ' date 2031-06-05 HÀ NỘI — Ngày 3/6, Thủ tướng Lê Văn Tám hội đàm với Thủ tướng Lào Bounmy Vong tại Bình Lăng. Ông Tám cho biết sẽ làm đường.',
      'talks · 2031-06-03 · Bình Lăng · Lê Văn Tám + Bounmy Vong',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await told(text)).toBe(expected);
  });
});
