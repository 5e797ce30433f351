import { describe, expect, it } from 'vitest';
import { findJunk } from '../../src/corpus/junk.ts';

/** Reasons by line, for a text of these lines below a sentence. */
function reasons(...lines: string[]): (string | null)[] {
  const text = ['Brua ble stengt mandag.', '', ...lines].join('\n');
  const junk = findJunk(text);
  let at = text.indexOf('\n\n') + 2;
  return lines.map((line) => {
    const found = junk.find(({ start, end }) => start === at && end === at + line.length);
    at += line.length + 1;
    return found?.reason ?? null;
  });
}

describe('lines of web pages', () => {
  it.each([
    ['source line', ['Kilde', 'Kilde: NTB', 'Source: Statistics Norway', 'Nguồn: Báo Nhân Dân']],
    [
      'comment counter',
      ['Kommentar (0)', 'Comments (12)', '3 comments', 'Bình luận (4)', 'Leave a comment', 'Ý kiến (3)'],
    ],
    [
      'pointer to another page',
      [
        'Read more: Ferry sold to the highest bidder',
        'Les også: Slik blir ferieåret',
        'Xem thêm',
        'Đọc thêm: Cầu mới',
        'You may also like',
      ],
    ],
    [
      'share bar',
      [
        'Share Tweet Email',
        'Del på Facebook',
        'Share this article',
        'Facebook | Twitter | Copy link',
        'Chia sẻ',
      ],
    ],
    [
      'cookie line',
      [
        'We use cookies to improve your experience.',
        'Vi bruker informasjonskapsler for å gjøre siden bedre.',
        'Accept all cookies',
        'By continuing to use this site you accept our cookies.',
      ],
    ],
    [
      'newsletter line',
      ['Sign up for our newsletter', 'Meld deg på nyhetsbrevet vårt', 'Đăng ký nhận bản tin'],
    ],
    [
      'agency credit',
      ['(Reporting by Ada Berg in Elmstad; Editing by Nils Holm)', '(Additional reporting by Ada Berg)'],
    ],
    ['call to follow', ['Follow us on Facebook and Instagram', 'Følg oss på Instagram']],
    ['advertisement', ['Advertisement', 'ANNONSE', 'Story continues below advertisement', 'Quảng cáo']],
    [
      'photo credit',
      ['FOTO: Ola Nes / NTB scanpix', 'Photo: A. Berg', 'Ảnh: Minh Quang', 'Getty.', 'Ola Nes/Reuters'],
    ],
    ['image link', ['![A [big] bridge](https://x.example/a(1).jpg)', '[![b](c.png)](https://x.example/)']],
    ['link', ['https://x.example/a?b=c', '<https://x.example>', '[Read it here](https://x.example/a)']],
    ['page markup', ['<div class="ad">', '<!-- end -->', '<br/><br/>']],
    ['copyright line', ['© 2026 The Evening Post', 'Copyright 2026 NTB', 'The Post. All rights reserved.']],
    ['tag list', ['Tags: bridge, council', 'Từ khóa: cầu, hội đồng', '#bru #kommune']],
    ['section label', ['ABSTRACT.', 'FULL TEXT.']],
    ['reading time', ['5 min read', 'Lesetid: 3 minutter']],
    ['page control', ['Logg inn', 'Back to top', 'Menu']],
    ['rule', ['* * *', '-----']],
  ])('%s', (reason, lines) => {
    expect(lines.map((line) => reasons(line)[0])).toEqual(lines.map(() => reason));
  });

  it('takes the headlines under a list of other articles, up to the next empty line', () => {
    expect(reasons('Related articles', 'Ferry sold', 'Snow on the way', '', 'Work begins in May')).toEqual([
      'pointer to another page',
      'pointer to another page',
      'pointer to another page',
      null,
      null,
    ]);
  });
});

describe('sentences are never junk, however they begin', () => {
  it.each([
    'Comments were made by the mayor.',
    'Source material was scarce, she said.',
    'Les også boken hans om saken.',
    'Share prices fell on Monday.',
    'Del to handler om brua.',
    'Follow the money, the old rule says.',
    'Like Facebook, Google pays no tax here.',
    'Copyright law must change, the minister said.',
    'Photo exhibitions will open in May.',
    'Print is dying, and email with it, the editor said.',
    'Facebook and Twitter.',
    'Reuters reported the story first.',
    'Getty bought the bridge.',
    'We use cookies in the recipe, and nobody minds, the baker said with a laugh that took everybody by surprise in the old bakery on the corner of the square, where it all began.',
    'Foto av brua ble vist i retten. Dommeren så lenge på det.',
    'Sign up to the army, his father told him.',
    'Nguồn nước của thành phố đang cạn.',
    'Kommentarene haglet etter vedtaket.',
    '“Read more,” she said.',
    '– Les mer, sa hun.',
  ])('%s', (line) => {
    expect(reasons(line)).toEqual([null]);
  });

  it('nor is a headline at the top', () => {
    expect(findJunk('Source: minister to resign\n\nThe minister will go on Monday.')).toEqual([]);
  });
});

describe('junk inside a line', () => {
  it('marks the name behind a caption and leaves the caption', () => {
    const text = 'Ordføreren ved brua mandag. FOTO: Ola Nes / NTB';
    const [credit] = findJunk(text);
    expect(text.slice(credit!.start, credit!.end)).toBe('FOTO: Ola Nes / NTB');
  });

  it('marks an image and leaves the sentence after it', () => {
    const text = '![bridge](a.png) The bridge closed.';
    expect(findJunk(text)).toEqual([{ start: 0, end: 16, reason: 'image link' }]);
  });
});

it('marks runs of empty lines, but not the empty line between paragraphs', () => {
  expect(findJunk('One.\n\nTwo.\n\n\n\n\n\nThree.')).toEqual([
    { start: 11, end: 15, reason: 'repeated blank lines' },
  ]);
});

it('is quick on lines made to be slow', () => {
  const hostile = [
    `![${'[[[[x]'.repeat(330)}`,
    'share '.repeat(26),
    `${'a, '.repeat(50)}AP`,
    `<a ${'b '.repeat(70)}`,
    'read more '.repeat(15),
    '#a'.repeat(79),
  ];
  const began = performance.now();
  findJunk(Array.from({ length: 200 }, () => hostile.join('\n')).join('\n'));
  expect(performance.now() - began).toBeLessThan(2_000);
});
