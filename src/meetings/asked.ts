/** Tells a question that asks for a summary of a meeting from one that asks for a fact. Pure. */

/** What opens such a question, in three languages; what follows is the meeting in words. */
const ASKS: readonly RegExp[] = [
  /^(?:please\s+|can you\s+|could you\s+)*(?:summari[sz]e|sum up|recap|give me (?:a|the) (?:short |brief )?summary of|(?:a |the )?summary of)\s+(?:what happened (?:at|in|during)\s+)?(?<meeting>.+)$/iu,
  /^what (?:happened|came out|was (?:said|agreed|decided|discussed)|did they (?:agree|discuss|decide)(?: on)?)\s+(?:at|in|during|of|from|when)\s+(?<meeting>.+)$/iu,
  /^(?:kan du\s+)?(?:oppsummere?|gi (?:meg )?et (?:kort )?(?:sammendrag|referat) (?:av|fra)|sammendrag av|referat fra)\s+(?<meeting>.+)$/iu,
  /^hva (?:skjedde|ble (?:sagt|vedtatt|avtalt|bestemt|diskutert)|kom (?:det )?ut)\s+(?:på|i|under|av|fra|ved|da)\s+(?<meeting>.+)$/iu,
  /^(?:hãy\s+)?(?:tóm tắt|tổng hợp)\s+(?:lại\s+|nội dung\s+)?(?<meeting>.+)$/iu,
  /^(?:điều gì|chuyện gì|nội dung gì)\s+(?:đã\s+)?(?:diễn ra|xảy ra|được bàn|được thảo luận)\s+(?:tại|ở|trong)\s+(?<meeting>.+)$/iu,
];
/** A summary of anything else ("of the trade figures") is no summary of a meeting. */
const NAMES_MEETING =
  /(?:meeting|talks|visit|session|conference|summit|hearing|trial|reception|press|signing)|(?:møte|samtale|besøk|konferanse|rettssak|høring|mottakelse)|(?:cuộc gặp|hội đàm|cuộc họp|kỳ họp|phiên|hội nghị|chuyến thăm|lễ ký|buổi|cuộc hội|tiếp)/iu;

/** The words for the meeting that a question asks to be summed up; null where it asks for something else. */
export function meetingAsked(question: string): string | null {
  const text = question.trim().replace(/[?.!\s]+$/u, '');
  for (const pattern of ASKS) {
    const meeting = pattern.exec(text)?.groups?.meeting?.trim();
    if (meeting && NAMES_MEETING.test(meeting)) return meeting;
  }
  return null;
}
