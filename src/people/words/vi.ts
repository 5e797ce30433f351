/** Vietnamese words of speaking. Pure data; keys are folded, so that text without marks is read too. */
import { fold } from '../../language/fold.ts';
import {
  list,
  type Pronoun,
  phraseIndex,
  phrases,
  type SpeechClass,
  type SpeechVerb,
  type SpeechWords,
} from './speech.ts';

const SAY = `nói; cho biết; cho hay; chia sẻ; khẳng định; nhấn mạnh; cho rằng; cho là; phát biểu; tuyên bố; thông báo; giải thích; nói thêm; cho biết thêm; bổ sung; trả lời;
  đáp; hỏi; kể; kể lại; viết; lưu ý; nêu rõ; nêu; chỉ ra; nhận định; đánh giá; thừa nhận; xác nhận; phủ nhận; bác bỏ; cảnh báo; tiết lộ; bày tỏ; bộc bạch; tâm sự;
  nhắc lại; tái khẳng định; phân tích; thông tin; báo cáo; tin tưởng; tin rằng; bình luận; ghi nhận; nói rằng; phản ánh; lý giải; kết luận; dự báo; dự đoán; nhìn nhận; quả quyết; phản hồi; khẳng định lại;
  trao đổi; phân trần; than thở; giãi bày; nhận xét; cho hay rằng; trấn an; tố cáo; khai; khai nhận; tường thuật; dẫn chứng; nói thẳng; lo ngại; lo lắng; cho hay thêm; thốt lên; tiếp lời; quán triệt; lập luận; chất vấn; phát biểu tại`;
const ACT = `đề nghị; kêu gọi; đề xuất; yêu cầu; hoan nghênh; ca ngợi; đánh giá cao; mong muốn; cam kết; hứa; cảm ơn; chúc mừng; chúc; mời; gửi lời; khuyến khích; khuyến nghị; khuyên; chỉ đạo; chỉ trích;
  lên án; ủng hộ; nhất trí; thống nhất; đồng ý; thỏa thuận; từ chối; thúc giục; kiến nghị; trân trọng; chào mừng; tán thành; phản đối; bày tỏ; nhắc nhở; thể hiện; gợi ý; biểu dương; tri ân; xin lỗi; đặt vấn đề; lưu ý; đòi; đốc thúc; tán dương; chia buồn; hối thúc; nhờ`;
const VIEW = 'hy vọng; mong; tin; nghĩ; muốn; kỳ vọng; mong rằng; e ngại; cảm thấy; lo sợ';

function makeVerbs(): Map<string, SpeechVerb[]> {
  const verbs = new Map<string, SpeechVerb[]>();
  const add = (text: string, speech: SpeechClass): void => {
    for (const phrase of phrases(text)) {
      const exact = phrase.normalize('NFC');
      // Without marks only phrases tell: a single syllable would be many words.
      const keys = /\s/.test(phrase) ? [exact, fold(phrase)] : [exact];
      for (const key of keys) {
        if (!verbs.has(key)) verbs.set(key, [{ lemma: phrase, speech, form: 'finite', needs: null }]);
      }
    }
  };
  add(SAY, 'say');
  add(ACT, 'act');
  add(VIEW, 'view');
  return verbs;
}

const PRONOUNS: readonly [string, Pronoun][] = [
  ['ong', { gender: 'male', number: 'one' }],
  ['ba', { gender: 'female', number: 'one' }],
  ['anh', { gender: 'male', number: 'one' }],
  ['chi', { gender: 'female', number: 'one' }],
  ['co', { gender: 'female', number: 'one' }],
  ['cau', { gender: 'male', number: 'one' }],
  ['ong ay', { gender: 'male', number: 'one' }],
  ['ong ta', { gender: 'male', number: 'one' }],
  ['ba ay', { gender: 'female', number: 'one' }],
  ['co ay', { gender: 'female', number: 'one' }],
  ['anh ay', { gender: 'male', number: 'one' }],
  ['anh ta', { gender: 'male', number: 'one' }],
  ['chi ay', { gender: 'female', number: 'one' }],
  ['nguoi nay', { gender: null, number: 'one' }],
  ['ho', { gender: null, number: 'many' }],
];
const folded = (text: string): Set<string> => new Set(list(text).map(fold));

export const VIETNAMESE: SpeechWords = {
  verbs: makeVerbs(),
  longestVerb: 3,
  accordingTo: phraseIndex([
    'theo',
    'theo loi',
    'theo nhan dinh cua',
    'theo danh gia cua',
    'theo y kien cua',
    'theo thong tin tu',
    'dan loi',
  ]),
  between: folded('đã đang sẽ cũng vẫn còn rất luôn từng mới vừa tiếp tục mạnh mẽ thẳng thắn nhiều lần lại'),
  negations: folded('không chưa chẳng'),
  passive: folded('được bị'),
  pronouns: new Map(PRONOUNS),
  possessives: new Map<string, Pronoun>([]),
  together: phraseIndex(
    phrases(
      'hai bên; cả hai bên; hai nhà lãnh đạo; hai bộ trưởng; hai thủ tướng; hai nước; hai vị lãnh đạo; hai lãnh đạo; cả hai; hai chủ tịch; hai công ty; hai đội; hai đoàn',
    ).map(fold),
  ),
  and: folded('và cùng'),
  prepositions: folded('của với cho tại trong trên từ về đến tới ở bởi vào giữa cùng theo sau trước gặp'),
  subordinators: folded('khi sau nếu vì do mặc dù trong khi để'),
  that: folded('rằng là việc'),
  relative: folded('người'),
  definite: folded('vị này'),
  indefinite: folded('một các những nhiều mấy vài mỗi'),
  sayingNouns: folded('đề xuất đề nghị kiến nghị'),
  copulas: folded('là gồm bao'),
  trailing: folded('tại với trong khi vào sáng chiều tối hôm ngày thêm như vậy thế trên trước'),
  finiteMarkers: folded('là có đã sẽ đang được phải cần bị'),
  order: 'before',
};
