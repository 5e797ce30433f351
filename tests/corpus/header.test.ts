import { describe, expect, it } from 'vitest';
import { articleOf, sentencesOf, slice } from './read.ts';

const BODY = 'The council voted on Monday to close the old bridge. The mayor said it was unsafe.';
const SENTENCES = ['The council voted on Monday to close the old bridge.', 'The mayor said it was unsafe.'];

describe('datelines', () => {
  it.each([
    ['OSLO, 3 March 2026 (NTB) – ', 'OSLO', 'NTB', '2026-03-03'],
    ['WASHINGTON (AP) — ', 'WASHINGTON', 'AP', null],
    ['LONDON, Reuters - ', 'LONDON', 'Reuters', null],
    ['HÀ NỘI (VNA) – ', 'HÀ NỘI', 'VNA', null],
    ['RENO, Nev. (AP) -- ', 'RENO, Nev.', 'AP', null],
    ['PORT ELSWICK, May 14, 2025 (Meridian Press) - ', 'PORT ELSWICK', 'Meridian Press', '2025-05-14'],
    ['VARGVIK, Norway (Nordwire), Nov. 20, 2025 — ', 'VARGVIK, Norway', 'Nordwire', '2025-11-20'],
    ['Elmstad, 15. mars 2026 (NTB)\n\n', 'Elmstad', 'NTB', '2026-03-15'],
    ['Bình Lăng, ngày 9 tháng 10 năm 2025\n\n', 'Bình Lăng', null, '2025-10-09'],
    ['BERGEN: ', 'BERGEN', null, null],
    ['(VNA/VNS) — ', null, 'VNA/VNS', null],
    [' date 2026-03-03 TROMSØ — ', 'TROMSØ', null, '2026-03-03'],
  ])('%s', async (dateline, place, source, date) => {
    const article = await articleOf(dateline + BODY);
    expect([article.place?.text ?? null, article.source?.text ?? null, article.date?.value ?? null]).toEqual([
      place,
      source,
      date,
    ]);
    expect(sentencesOf(article)).toEqual(SENTENCES);
    for (const field of [article.place, article.source])
      if (field) expect(slice(article, field.span!)).toBe(field.text);
  });

  it.each([
    'Ja – vi stenger brua, sa ordføreren. Kommunen vedtok mandag å stenge den.',
    'Oslo – byen med det store hjertet – har fått ny ordfører. Han heter Per.',
    'EXCLUSIVE: The mayor has resigned. She told the council on Monday.',
    'Breaking: The mayor has resigned. She told the council on Monday.',
  ])('%s has none', async (text) => {
    const article = await articleOf(text);
    expect([article.place, article.header]).toEqual([null, []]);
  });
});

describe('what stands above the text', () => {
  it('takes headline, byline and date line apart', async () => {
    const article = await articleOf(
      `Bridge to close\nBy Ada Lund and Per Moe\nPublished: 3 March 2026, 14:05\n\n${BODY}`,
    );
    expect(article.title?.text).toBe('Bridge to close');
    expect(article.date).toMatchObject({ value: '2026-03-03', certain: true });
    expect(sentencesOf(article)).toEqual(['# Bridge to close', ...SENTENCES]);
  });

  it('reads Norwegian and Vietnamese ones', async () => {
    const norwegian = await articleOf(
      'Brua stenges\nAv Ada Lund\nPublisert 3. mars 2026 kl. 12.00\nKommunen vedtok mandag å stenge brua. Den er farlig.',
    );
    expect([norwegian.title?.text, norwegian.date?.value]).toEqual(['Brua stenges', '2026-03-03']);
    const vietnamese = await articleOf(
      'Đóng cửa cầu cũ\nThứ Ba, 3/3/2026 10:00 (GMT+7)\n(TTXVN) - Hội đồng thành phố đã bỏ phiếu đóng cửa cây cầu cũ. Cầu không an toàn.',
    );
    expect([vietnamese.title?.text, vietnamese.date?.value, vietnamese.source?.text]).toEqual([
      'Đóng cửa cầu cũ',
      '2026-03-03',
      'TTXVN',
    ]);
    expect(sentencesOf(vietnamese)).toHaveLength(3);
  });

  it('takes a headline that ends with a stop when the text says the same again', async () => {
    const article = await articleOf(
      `The council closes the old bridge.\n\n${BODY} The old bridge was built by the council in 1912.`,
    );
    expect(article.title?.text).toBe('The council closes the old bridge.');
  });

  it('leaves a first sentence that nothing shows to be a headline', async () => {
    const article = await articleOf(
      'The council voted on Monday to close the old bridge.\n\nSwimming will be free until June.\n\nFour members were ill.\n\nNobody spoke.',
    );
    expect(article.title).toBeNull();
    expect(sentencesOf(article)).toHaveLength(4);
  });

  it('does not take a sentence that begins with "By" for a byline', async () => {
    const article = await articleOf(`By closing the bridge the council saved money.\n${BODY}`);
    expect(sentencesOf(article)).toContain('By closing the bridge the council saved money.');
  });

  it('marks a headline that is printed again, as a line or as first sentence', async () => {
    for (const again of ['Bridge to close\n\n', 'Bridge to close. ']) {
      const article = await articleOf(`Bridge to close\n\n${again}${BODY}`);
      expect(article.junk.map(({ reason }) => reason)).toEqual(['headline repeated']);
      expect(sentencesOf(article)).toEqual(['# Bridge to close', ...SENTENCES]);
    }
  });
});

describe('agency marks below the text', () => {
  it.each([
    [' — VNA/VNS', 'VNA/VNS'],
    [' — VNS', 'VNS'],
    [' (NTB)', 'NTB'],
    [' — Reuters', 'Reuters'],
    ['/.', null],
    ['/./', null],
    ['\n\nTheo TTXVN', 'TTXVN'],
    ['\n\nKilde: NTB', 'NTB'],
  ])('%s', async (mark, source) => {
    const article = await articleOf(BODY + mark);
    expect(article.source?.text ?? null).toBe(source);
    expect(sentencesOf(article)).toEqual(SENTENCES);
  });

  it('leaves the speaker of a quotation', async () => {
    const article = await articleOf(`${BODY} “We won.” — Gloria Pemberton`);
    expect(article.source).toBeNull();
  });
});

describe('a day that is pieced together is not certain, and says from what', () => {
  it('from the file name', async () => {
    const { date } = await articleOf(BODY, 'old/2016-03-03_bridge.txt');
    expect(date).toEqual({
      value: '2016-03-03',
      certain: false,
      because: 'file name: 2016-03-03',
      span: null,
    });
  });

  it('from a day near the beginning and the nearest year', async () => {
    const article = await articleOf(
      'Tirsdag 3. mars vedtok kommunen å stenge brua. Det er en del av 2026-budsjettet. Brua har vært farlig siden 2019.',
    );
    expect(article.date).toMatchObject({ value: '2026-03-03', certain: false });
    expect(article.date?.because).toMatch(/^text: .*3\. mars \+ 2026-budsjettet$/);
  });

  it('not from a year that looks back, and not from a day far down', async () => {
    expect(
      (await articleOf('Tirsdag 3. mars vedtok kommunen å stenge brua. Den har vært farlig siden 2019.'))
        .date,
    ).toBeNull();
    expect((await articleOf(`${`${BODY} `.repeat(20)}It ends on 3 March 2026.`)).date).toBeNull();
  });

  it('not from a day that the calendar does not have', async () => {
    expect((await articleOf(BODY, '2016-02-31.txt')).date).toBeNull();
  });
});
