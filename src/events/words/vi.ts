/** Vietnamese words about events, syllable by syllable, with their marks. Pure data. */
import { bodiesOf, type EventWords, patternsOf, wordsOf } from './pattern.ts';

/** The Vietnamese table. */
export const VIETNAMESE: EventWords = {
  patterns: patternsOf(`
    press-conference | holding | gặp gỡ? báo chí
    press-conference | noun | họp báo
    press-conference | noun | buổi|cuộc họp báo
    press-conference | holding | tổ|mở chức? ~2 họp báo
    talks | relation | hội đàm với
    talks | relation | đã|có hội đàm|đàm
    talks | relation | đàm phán với
    talks | noun | hội đàm
    talks | noun | đàm phán
    talks | relation | điện đàm với?
    talks | noun | đối thoại
    talks | noun | hòa|hoà giải
    meeting | relation | tiếp xúc cử
    meeting | relation | gặp|gặp|hội gỡ|mặt|kiến
    meeting | relation | làm việc với
    meeting | holding | có ~3 làm việc
    meeting | holding | có ~3 gặp
    meeting | relation | đã gặp
    meeting | holding | tổ|dự chức? ~2 họp
    meeting | relation | họp với
    meeting | holding | họp tại|bàn|khẩn|kín|phiên
    meeting | holding | chủ trì ~3 họp|hội
    meeting | noun | buổi|cuộc làm|gặp|họp việc?
    reception | relation | đã|có ~3 tiếp xã? giao?
    reception | relation | đón|tiếp tiếp|đón
    reception | holding | chủ trì lễ đón
    reception | relation | tiếp xã|thân giao|mật
    reception | relation | chào xã giao
    reception | relation | tiếp
    visit | relation | đã|đến|tới thăm
    visit | relation | thăm và|chính|cấp làm|thức|nhà
    visit | relation | đi thăm
    visit | relation | kiểm tra
    visit | noun | chuyến thăm
    signing | relation | ký|ký kết? ~3 thỏa|thoả|hiệp|biên|văn|hợp|bản|tuyên|nghị
    signing | noun | lễ ký kết?
    conference | noun | hội nghị|thảo
    conference | holding | tham dự ~5 hội|diễn|đại nghị|thảo|đàn|hội
    conference | holding | chủ|đồng trì|chủ ~5 hội|diễn|đại nghị|thảo|đàn|hội
    conference | holding | tổ|bế|khai chức|mạc ~2 hội|diễn|đại|tọa nghị|thảo|đàn|hội|đàm
    conference | noun | diễn đàn
    conference | noun | đại hội
    conference | noun | tọa|toạ đàm
    session | noun | kỳ|phiên họp
    session | noun | phiên chất|thảo|toàn vấn|luận|thể
    session | act | thông qua
    session | act | biểu quyết
    session | act | bầu
    session | act | quyết|nghị định|quyết
    session | act | khai|bế mạc
    hearing | noun | phiên tòa|toà|xử
    hearing | relation | xét xử
    hearing | act | tuyên phạt|án|bị
    hearing | act | kết án
    hearing | act | bác
    hearing | act | mở
  `),
  compoundEnds: [],
  ahead: new Set(wordsOf('sẽ kiến sắp tới mời đề mong trước hẹn kế')),
  earlier: new Set(wordsOf('từng trước-đó sau nhắc')),
  purpose: new Set(wordsOf('dự tham để cho chuẩn')),
  other: new Set(wordsOf('giao-dịch trực-tiếp')),
  sameDay: [
    ['cùng', 'ngày'],
    ['trong', 'ngày'],
    ['cũng', 'trong', 'ngày'],
    ['cũng', 'trong', 'sáng'],
    ['cùng', 'buổi'],
    ['trước', 'đó', 'cùng', 'ngày'],
  ],
  at: new Set(wordsOf('tại ở')),
  placeWords: new Set(
    wordsOf(
      'thành phố tỉnh thủ đô huyện quận xã phường thị trấn thị xã trụ sở tp nhà khách trung tâm hội nghị',
    ),
  ),
  ...bodiesOf(`
    council: hđnd hội_đồng_nhân_dân
    court: tand tòa_án toà_án hội_đồng_xét_xử tòa
    parliament: quốc_hội
    government: chính_phủ ubnd ủy_ban_nhân_dân uỷ_ban_nhân_dân
    ministry: bộ
    federation: liên_đoàn hiệp_hội
    shareholders: đại_hội_đồng_cổ_đông cổ_đông
    company: công_ty tập_đoàn doanh_nghiệp
    board: hội_đồng_quản_trị
    committee: ủy_ban uỷ_ban hội_đồng
    bank: ngân_hàng
    union: công_đoàn
    party: tỉnh_ủy thành_ủy đảng_bộ
    club: câu_lạc_bộ clb
    school: trường đại_học học_viện
    agency: cục sở tổng_cục
    delegation: đoàn lãnh_đạo đại_diện đoàn_công_tác
  `),
  dayCounts: new Map([
    ['hai', 2],
    ['ba', 3],
    ['bốn', 4],
    ['năm', 5],
    ['2', 2],
    ['3', 3],
    ['4', 4],
    ['5', 5],
  ]),
  opinion: new Set(wordsOf('bình-luận góc-nhìn ý-kiến bạn-đọc')),
  writer: new Set(wordsOf('tôi mình')),
};
