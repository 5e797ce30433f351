/** Function words of three languages: searchable as they stand, but they carry no meaning of their own. */
import { fold } from './fold.ts';
import type { Token } from './tokens.ts';

const list = (words: string): string[] => words.trim().split(/\s+/);

const ENGLISH = new Set(
  list(`a an the this that these those and or but nor so yet if than then as at by for from in into of off on onto out over
    to up with within without upon about through during between among against toward towards per via
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    myself himself herself itself themselves ourselves yourself
    is are was were be been being am do does did doing done have has had having will would shall should can could may might must
    what which who whom whose when where why how there here not no any some such own same other another each both all
    also just only very too more most much many few s t don't doesn't didn't isn't aren't wasn't weren't won't can't
    i'm i've we're they're it's he's she's that's what's who's where's there's let's please`),
);

const NORWEGIAN = new Set(
  list(`en ei et den det de dette disse denne og eller men om som at for fra i inn innen av på til ved med uten under over
    mellom mot hos gjennom etter før siden mens da når enn så jeg meg min mitt mine vi oss vår vårt våre du deg din ditt dine
    dere han ham hans hun henne hennes den dens dets de dem deres seg sin sitt sine selv man
    er var vært være blir ble blitt bli har hadde hatt ha vil ville skal skulle kan kunne må måtte bør burde får fikk
    hva hvem hvilken hvilket hvilke hvor hvorfor hvordan hvis når ikke ingen ingenting noe noen noen annen annet andre alle alt
    all hver hvert både også bare svært veldig mer mest mye mange mange få der her slik slike samme ut opp ned å ja nei`),
);

const VIETNAMESE =
  list(`và hoặc hay nhưng mà thì là của ở tại trong ngoài trên dưới với cho từ đến tới về để do bởi vì nên nếu như theo
  các những một mỗi mọi này kia đó ấy đây đấy gì nào đâu ai sao bao mấy thế vậy
  đã đang sẽ vừa mới được bị phải cần có không chưa chẳng cũng vẫn còn rất quá lắm nhất hơn càng chỉ
  tôi ta mình chúng họ nó hắn ông bà anh chị em cô chú bác ngài
  khi lúc ra vào lên xuống lại rồi nữa đều cùng giữa qua sau trước bằng rằng thì à ạ nhé nhỉ hãy đừng xin việc sự cái con chiếc`);
const VIETNAMESE_EXACT = new Set(VIETNAMESE);
const VIETNAMESE_FOLDED = new Set(VIETNAMESE.map(fold));

/**
 * Whether a word carries no meaning in its language.
 * @param anyMarks whether the text it stands in is typed with marks; only then do Vietnamese words count as written
 */
export function isStopWord(token: Token, language: string, anyMarks: boolean): boolean {
  if (token.kind === 'number') return false;
  if (language === 'vi') {
    return anyMarks ? VIETNAMESE_EXACT.has(token.exact) : VIETNAMESE_FOLDED.has(token.folded);
  }
  if (language === 'no') return NORWEGIAN.has(token.exact);
  // `US` is a country, `us` is not
  if (language === 'en') return ENGLISH.has(token.exact) && !/^(?:US|IT|WHO)$/.test(token.text);
  return false;
}
