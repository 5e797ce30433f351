/**
 * What web pages print around their articles, in three languages. Data only; junk.ts says how it is matched. One phrase a
 * `;`, in small letters, as it stands at the beginning of a line or as a whole line.
 */

const phrases = (text: string): readonly string[] =>
  text.split(';').map((phrase) => phrase.replace(/\s+/g, ' ').trim());

/** `alone`: the phrase is the whole line. `label`: so it is, or a colon, a dash or an arrow follows it, and anything. */
export interface PhraseRule {
  readonly reason: string;
  readonly how: 'alone' | 'label';
  readonly phrases: readonly string[];
}

export const POINTER = 'pointer to another page';

export const PHRASES: readonly PhraseRule[] = [
  {
    reason: 'source line',
    how: 'label',
    phrases: phrases(
      'kilde; kilder; kjelde; source; sources; nguồn; nguồn tin; theo nguồn; opprinnelig kilde',
    ),
  },
  {
    reason: 'comment counter',
    how: 'alone',
    phrases:
      phrases(`kommentar; kommentarer; comment; comments; bình luận; ý kiến; phản hồi; be the first to comment;
      leave a comment; leave a reply; post a comment; view comments; legg igjen en kommentar; legg inn kommentar;
      vær den første til å kommentere; se kommentarer; vis kommentarer; để lại bình luận; gửi bình luận; xem bình luận`),
  },
  {
    reason: POINTER,
    how: 'label',
    phrases:
      phrases(`read more; read also; also read; read next; see also; related; related article; related articles;
      related news; related stories; related content; more on this; more on this story; les mer; les også; les òg; se også;
      relatert; relaterte saker; relaterte artikler; xem thêm; đọc thêm; tin liên quan; bài liên quan; tin cùng chuyên mục`),
  },
  {
    reason: POINTER,
    how: 'alone',
    phrases:
      phrases(`continue reading; you may also like; recommended; recommended for you; most read; trending; trending now;
      up next; editor's picks; don't miss; flere saker; mest lest; siste nytt; anbefalt; cùng chủ đề; bài đọc nhiều;
      đọc nhiều; tin nổi bật; tin khác; có thể bạn quan tâm`),
  },
  {
    reason: 'tag list',
    how: 'label',
    phrases: phrases(`tag; tags; keywords; filed under; emneord; stikkord; emneknagger; từ khóa; thẻ`),
  },
  {
    reason: 'photo credit',
    how: 'label',
    phrases:
      phrases(`foto; fotos; arkivfoto; illustrasjonsfoto; illustrasjon; bilde; photo; photos; photo credit; file photo;
      image; illustration; ảnh; ảnh minh họa; nguồn ảnh; hình ảnh; đồ họa`),
  },
  {
    reason: 'advertisement',
    how: 'alone',
    phrases: phrases(`advertisement; advertisements; sponsored; sponsored content; story continues below;
      story continues below advertisement; article continues below advertisement; article continues after ad;
      annonse; annonser; reklame; annonsørinnhold; saken fortsetter under annonsen; saken fortsetter under bildet;
      saken fortsetter under videoen; artikkelen fortsetter under annonsen; artikkelen fortsetter etter annonsen; quảng cáo`),
  },
  {
    reason: 'cookie line',
    how: 'alone',
    phrases:
      phrases(`cookie policy; cookie settings; cookies; accept cookies; accept all; accept all cookies; reject all;
      manage cookies; manage preferences; privacy policy; terms of use; informasjonskapsler; godta alle; avvis alle; godta;
      personvern; personvernerklæring; chấp nhận; chấp nhận tất cả; chính sách bảo mật; điều khoản sử dụng`),
  },
  {
    reason: 'page control',
    how: 'alone',
    phrases:
      phrases(`log in; sign in; sign up; register; menu; close; search; skip to content; skip to main content; back to top;
      subscribe; subscribe now; loading; previous; next; home; logg inn; registrer deg; meny; lukk; søk; hopp til innhold;
      til toppen; abonner; abonner nå; bli abonnent; forrige; neste; forside; hjem; đăng nhập; đăng ký; đóng; tìm kiếm;
      trang chủ; về đầu trang; listen to this article; lytt til saken; lytt til artikkelen; nghe bài viết; nghe bài báo`),
  },
  {
    reason: 'section label',
    how: 'alone',
    phrases: phrases(
      'abstract; full text; summary; caption; transcript; fulltekst; ingress; tóm tắt; toàn văn',
    ),
  },
];

/** Words of share bars. A line is one when it holds nothing else, and one of the first kind. */
export const SHARE_WORDS: ReadonlySet<string> = new Set(
  `share tweet email e-mail print save copy facebook twitter linkedin whatsapp pinterest reddit messenger telegram zalo
   instagram follow del skriv kopier lenke følg sẻ lưu gửi dõi`.split(/\s+/),
);
export const SHARE_CONNECTORS: ReadonlySet<string> = new Set(
  `this on via to by with article story link us x in på med ut artikkelen saken oss chia bài viết theo qua lên
   liên kết cho`.split(/\s+/),
);

/** Agencies and picture desks that stand under photographs. */
export const PICTURE_DESKS =
  'getty|getty images|reuters|associated press|ap|ap photo|afp|epa|ntb|ntb scanpix|scanpix|shutterstock|istock|alamy|xinhua|vna|ttxvn|pool';
