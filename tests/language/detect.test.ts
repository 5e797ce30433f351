import { describe, expect, it } from 'vitest';
import { detectArticleLanguage, detectLanguage } from '../../src/language/detect.ts';

const PRIOR = ['en', 'no', 'vi'];

describe('language of a question', () => {
  it.each([
    ['what trade figure did Diên cite?', 'en'],
    ['who is Nguyễn Văn An', 'en'],
    ['Hvilket handelstall nevnte Diên?', 'no'],
    ['hvor mange kom', 'no'],
    ['Bộ trưởng Diên nêu con số thương mại nào?', 'vi'],
    ['bo truong dien neu con so thuong mai nao', 'vi'],
    ['ai thang tran dau hom qua', 'vi'],
    ['how much did the ferry cost', 'en'],
  ])('%s → %s', (question, language) => {
    expect(detectLanguage(question, PRIOR).language).toBe(language);
  });

  it('says that a bare name does not tell', () => {
    expect(detectLanguage('Guangxi', PRIOR)).toEqual({ language: 'en', reliable: false });
  });
});

describe('language of an article', () => {
  it.each([
    [
      'The council voted on Monday to close the old bridge, which was built in 1912 and has been unsafe for years, the mayor said.',
      'en',
    ],
    [
      'Kommunestyret vedtok mandag å stenge den gamle brua, som ble bygd i 1912 og har vært farlig i mange år, sier ordføreren.',
      'no',
    ],
    [
      'Hội đồng thành phố hôm thứ Hai đã bỏ phiếu đóng cửa cây cầu cũ, được xây dựng năm 1912 và không an toàn trong nhiều năm.',
      'vi',
    ],
    [
      'Der Stadtrat hat am Montag beschlossen, die alte Brücke zu schließen, die 1912 gebaut wurde und seit Jahren unsicher ist.',
      'de',
    ],
    [
      'Byrådet besluttede mandag at lukke den gamle bro, som blev bygget i 1912 og har været farlig i mange år, siger borgmesteren.',
      'da',
    ],
  ])('%s', async (text, language) => {
    expect((await detectArticleLanguage(text)).language).toBe(language);
  });
});
