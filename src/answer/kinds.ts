/**
 * What kind of thing a question asks for, pure. Patterns are tried in order on the folded question (no marks, lower case),
 * first those of the question's language, then the others', since members mix languages. First match wins.
 */
import type { LanguageCode, QuestionKind } from '../domain.ts';

/** The kinds whose answer is a number, with what they are called for people. */
export const KIND_NAMES: Readonly<Record<QuestionKind, string>> = {
  figure: 'figure',
  money: 'sum of money',
  percentage: 'percentage',
  change: 'change',
  amount: 'amount',
  count: 'count',
  measure: 'measure',
  duration: 'duration',
  date: 'date',
  place: 'place',
  person: 'person',
  'who-said': 'who said it',
  'what-said': 'what was said',
  document: 'document',
  list: 'list',
  which: 'which one',
  'yes-no': 'yes or no',
  definition: 'who or what it is',
  reason: 'reason',
  manner: 'how',
  open: 'what the articles say',
};

type Pattern = readonly [QuestionKind, RegExp];

const EN_VERBS =
  'said|says|say|told|tells|called|calls|proposed|proposes|suggested|announced|announces|urged|stressed|claimed|claims|argued|warned|warns|promised|demanded|asked|noted|noting|mentioned|mentions|cited|cites|criticised|criticized|praised|denied|confirmed|revealed|admitted|predicted|predicts|expects|expected|hopes|hoped|thinks|thought|believes|recommended|insisted|affirmed|declared|emphasised|emphasized|highlighted|described|pledged|wants|wanted|invited|expressed|complained|apologised|apologized|explained|added|acknowledged|estimated|estimates|pointed out|spoke|commented|supports|supported|opposed|opposes|questioned|welcomed|thanked|accused';

const PATTERNS: Readonly<Record<'en' | 'no' | 'vi', readonly Pattern[]>> = {
  en: [
    [
      'who-said',
      new RegExp(`\\bwho (?:else |first |also |was it that )?(?:has |had |is |was )?(?:${EN_VERBS})\\b`),
    ],
    [
      'who-said',
      /\baccording to (?:whom|who|which)\b|\bwhose (?:words|statement|claim|proposal|idea|suggestion)\b/,
    ],
    ['person', /\bwho(?:m|se)?\b/],
    [
      'person',
      /\b(?:which|what) (?:(?!did|does|do|is|was|are|were|has|had|have|will|would|can|could)[^ ]+ ){0,3}(?:minister|president|official|leader|chairman|chairwoman|chair|secretary|mayor|coach|player|judge|director|manager|ceo|person|politician|candidate|scientist|researcher|professor|doctor|lawyer|prosecutor|captain|skier|athlete|winner|spokesman|spokeswoman|spokesperson|governor|senator|actor|actress|author|teacher|councillor)\b/,
    ],
    [
      'duration',
      /\bhow long\b|\bhow many (?:[^ ]+ ){0,2}(?:years|months|weeks|days|hours|minutes|seconds|decades)\b/,
    ],
    [
      'percentage',
      /\b(?:what|which|how (?:big|large)(?: of)?(?: a)?) (?:[^ ]+ ){0,2}(?:percentage|per cent|percent|share|proportion|fraction)\b|\bhow many per ?cent\b/,
    ],
    [
      'change',
      /\bby how much\b|\bhow (?:much|far|fast|many)\b.*\b(?:grow|grew|grown|rise|rose|risen|increased?|f[ae]ll|fallen|drop(?:ped)?|decreased?|declined?|changed?|gain(?:ed)?|climb(?:ed)?|shrank|expanded?|more|less|higher|lower|up|down)\b|\b(?:growth|increase|decrease|inflation) rate\b|\bwhat (?:was |is )?(?:the )?(?:[^ ]+ )?(?:growth|increase|decrease|rise|drop)\b/,
    ],
    [
      'money',
      /\bhow much (?:[^ ]+ ){0,6}(?:cost|pay|paid|worth|earn(?:ed)?|spen[dt]|budget|price|money|fund(?:ing|s)?|invest(?:ed)?|owe|charge|raise|fine)\b|\bhow much (?:money|cash)\b|\bat what price\b|\bwhat (?:does|do|did|will|would|is|was|'s|s)? ?(?:[^ ]+ ){0,6}(?:cost|costs|costing|set [^ ]+ back)\b|\bwhat(?:'s| is| was) (?:the |their |his |her )?(?:[^ ]+ ){0,2}(?:price|salary|pay|wage|fine|fee|reward|prize money|bill|tab)\b|\bwhat (?:is|was|were|are|will be) the (?:[^ ]+ ){0,2}(?:price|cost|budget|fine|salary|fee|revenue|profit|loss)\b/,
    ],
    ['count', /\bhow many\b/],
    ['amount', /\bhow much\b/],
    [
      'measure',
      /\bhow (?:old|tall|far|fast|big|large|high|deep|wide|heavy|cold|warm|hot|strong|thick|close|late)\b/,
    ],
    [
      'date',
      /^(?:and |so |but |ok |then )?(?:since |until |till |by |from )?when\b|\b(?:until|till|since|by|from) when\b|\b(?:what|which) (?:[^ ]+ )?(?:date|day|month|year|time|weekday|week)\b|\bsince when\b|\bhow soon\b/,
    ],
    [
      'place',
      /\bwhere(?:abouts)?\b|\b(?:which|what) (?:[^ ]+ ){0,2}(?:city|country|place|town|province|village|venue|stadium|state|region|island|location|district|county|municipality|street|building|hall|arena|hospital|airport|port|harbour|harbor|room|court|nation|area)\b/,
    ],
    [
      'figure',
      /\b(?:what|which)(?:'s)? (?:[^ ]+ ){0,6}(?:figures?|numbers?|amount|total|turnover|value|volume|sum|score|result|rate|temperature|price|cost|budget|revenue|profit|majority|margin|length|speed|size|population|capacity|attendance|time)\b/,
    ],
    [
      'document',
      /\b(?:what|which) (?:[^ ]+ ){0,3}(?:documents?|agreements?|treat(?:y|ies)|memorand(?:um|a|ums)|mous?|deals?|contracts?|laws?|resolutions?|reports?|plans?|papers?)\b/,
    ],
    [
      'what-said',
      new RegExp(
        `\\bwhat (?:else )?(?:did|does|do|has|had|have|would|is|was)\\b.*\\b(?:say|saying|call|ask|asking|propos\\w*|suggest\\w*|urg\\w+|stress\\w*|promis\\w*|warn\\w*|demand\\w*|think|want|announc\\w*|emphasi\\w+|highlight\\w*|pledg\\w*|express\\w*|recommend\\w*|claim\\w*|argu\\w*|hope|note|mention\\w*|cite|explain|describe|tell|affirm\\w*|invite|praise|criticise|criticize|agree\\w*|discuss\\w*|welcome|request\\w*|seek|underscore|commit\\w*|acknowledge\\w*|predict|expect|deny|add|reveal|declare|admit|point out|respond|reply|answer|${EN_VERBS})\\b`,
      ),
    ],
    [
      'what-said',
      /\bwhat (?:is|was|were|are) (?:[^ ]+ ){0,5}(?:view|opinion|message|proposals?|response|reaction|suggestions?|position|stance|comment|demands?|request|explanation|argument|advice|promise|plan)s?\b|\bhow did .* (?:react|respond|describe|explain|put it)\b|\bwhat about\b/,
    ],
    [
      'definition',
      /^(?:so |and )?what (?:is|are|'s|was|were) (?:a |an |the )?[^ ]+(?: [^ ]+){0,3}$|\bstands? for\b|\bshort for\b|\bwhat does .* mean\b/,
    ],
    [
      'reason',
      /\bwhy\b|\bhow come\b|\bwhat for\b|\bwhat made\b|\bfor what reason\b|\bwhat (?:caused|is the reason|was the reason|led)\b/,
    ],
    [
      'list',
      /\bwhat (?:are|were) (?:the|all)\b|\b(?:name|list) (?:the|all|some)\b|\b(?:which|what) (?:[^ ]+ ){0,2}[a-z]{2,}[^su ]s\b(?! (?:is|was|has)\b)/,
    ],
    [
      'which',
      /\b(?:which|what) (?!(?:is|was|are|were|did|does|do|has|had|have|will|would|can|could|happened|about|else|'s)\b)[a-z]/,
    ],
    ['manner', /\bhow\b/],
    ['date', /\bwhen\?*$/],
    [
      'yes-no',
      /^(?:and |so |but |ok )?(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should|may|must|didn't|isn't|wasn't|aren't)\b/,
    ],
  ],
  no: [
    [
      'who-said',
      /\bhvem (?:har |var det som )?(?:sa|sier|mener|mente|foreslo|foreslar|krevde|krever|advarte|advarer|lovet|lover|ba|ber|understreket|pekte|nevnte|hevder|hevdet|kritiserte|roste|varslet|avslorte|uttalte|kalte|tror|trodde|haper|hapet|onsket|onsker|bekreftet|forklarte|anslo|fortalte|papekte|inviterte|sagt|foreslatt|nevnt|varsler|kunngjorde|annonserte)\b|\bifolge hvem\b/,
    ],
    [
      'person',
      /\bhvem\b|\bhvilke[nt]? (?:[^ ]+ ){0,2}[a-z]*(?:minister|president|leder|ordforer|trener|spiller|dommer|direktor|politiker|kandidat|forsker|professor|lege|advokat|aktor|kaptein|loper|utover|vinner|talsmann|statsrad|person|skuespiller|forfatter|laerer|rektor|sekretaer)\b/,
    ],
    [
      'duration',
      /\bhvor lenge\b|\bhvor lang tid\b|\bhvor mange (?:[^ ]+ )?(?:ar|maneder|uker|dager|timer|minutter|sekunder|tiar)\b/,
    ],
    [
      'percentage',
      /\bhvor mange prosent\b|\bhvor (?:stor|hoy) (?:andel|prosentandel|del)\b|\bhvilken (?:andel|prosentandel)\b|\bhva er (?:prosent)?andelen\b/,
    ],
    [
      'change',
      /\bhvor (?:mye|mange|stor|kraftig)\b.*\b(?:vokste|vokst|okte?|okt|okning(?:en)?|steg|steget|falt|fall(?:et)?|sank|sunket|endret|vekst(?:en)?|gikk (?:opp|ned)|mer|mindre|hoyere|lavere|stigning(?:en)?|nedgang(?:en)?)\b/,
    ],
    [
      'money',
      /\bhvor mye (?:penger|koster|kostet|vil .* koste|betal\w+|tjen\w+|bruk\w+|bevilg\w+|skal .* koste)\b|\bhvor mye\b.*\b(?:koste|koster|kostet|verdt|betale|betalt|tjene|tjent|bevilget|brukt?|budsjett\w*|kroner|penger|bot)\b|\bhva (?:koster|kostet|er prisen|var prisen)\b|\bhva (?:far|fikk|tjener|tjente|betaler|betalte|ma|skal|vil)\b.*\b(?:lonn|premie\w*|betalt|betale|penger|bot|erstatning|koste)\b/,
    ],
    ['count', /\bhvor mange\b/],
    ['amount', /\bhvor mye\b/],
    [
      'measure',
      /\bhvor (?:gammel|gamle|gammelt|lang|langt|hoy|hoyt|stor|stort|store|fort|dyp|dypt|bred|tung|tungt|kald|kaldt|varm|varmt|raskt|sent)\b/,
    ],
    ['date', /\bnar\b|\bhvilke[nt]? (?:dag|dato|maned|ar|tidspunkt|ukedag|uke|klokkeslett)\b/],
    [
      'place',
      /\bhvor\b(?! (?:mye|mange|stor|lenge))|\bhvilke[nt]? (?:[^ ]+ )?[a-z]*(?:by|sted|land|kommune|fylke|provins|arena|region|oy|bygd|stadion|sal|havn|sykehus|omrade|gate|bydel|hall)\b/,
    ],
    [
      'figure',
      /\bhvilke[nt]? [a-z ]*(?:tall|tallet|belop|sum|antall|omsetning|verdi|pris|resultat|andel|rente|temperatur|storrelse|stilling|overskudd|underskudd|inntekt)\b|\bhva (?:er|var|ble) [a-z ]*(?:tallet|belopet|summen|antallet|omsetningen|verdien|prisen|resultatet|budsjettet|overskuddet|underskuddet|temperaturen|folketallet|stillingen|omsetninga|kostnaden|stemmetallene|fartsgrensen?a?|premien|lonna|lonnen|boten|oppslutningen|hastigheten|renta|renten)\b/,
    ],
    [
      'document',
      /\bhvilke[nt]? (?:[^ ]+ )?[a-z]*(?:dokument|dokumenter|avtale|avtaler|kontrakt|kontrakter|lov|lover|rapport|rapporter|plan|planer|vedtak)\b/,
    ],
    [
      'what-said',
      /\bhva\b.*\b(?:sa|sier|sagt|si|mener|mente|foreslo|foreslar|foreslatt|krevde|krever|ba|ber|bedt|lovet|lover|advarte|advarer|understreket|onsket|onsker|oppfordret|uttalte|svarte|nevnte|trakk|fortalte|forklarte|haper|hapet|tror|tenker|synes|kritiserte|varslet|papekte|inviterte|enige|ville|vil .* ha)\b/,
    ],
    [
      'reason',
      /\bhvorfor\b|\bkorfor\b|\bhva (?:skyldes|skyldtes|forarsaket|forte til|kom det av|kommer det av|gjorde at|utloste)\b|\bhva (?:er|var) (?:grunnen|arsaken)\b|\bav hvilken grunn\b/,
    ],
    ['list', /\bhvilke\b|\bhva slags\b|\bnevn\b/],
    ['which', /\bhvilke[nt]\b/],
    ['definition', /^hva (?:er|var|betyr)\b|\bhva (?:star .* for|betyr)\b|\bforkortelse/],
    ['manner', /\b(?:hvordan|assen|korleis)\b/],
    [
      'yes-no',
      /^(?:og |men )?(?:er|var|har|hadde|skal|skulle|vil|ville|kan|kunne|ble|blir|fikk|far|gjorde|stemmer|ma|bor|sa|vant|kommer|deltok|mener)\b/,
    ],
  ],
  vi: [
    [
      'who-said',
      /\b(?:ai|nguoi nao) (?:da |la nguoi )?(?:noi|cho biet|keu goi|de xuat|de nghi|nhan manh|khang dinh|canh bao|tuyen bo|thong bao|cong bo|yeu cau|cho rang|bay to|phat bieu|hua|neu|thua nhan|phu nhan|chi trich|moi)\b|\btheo (?:loi )?ai\b/,
    ],
    ['definition', /\bnghia la gi\b|\bviet tat (?:cua|cho)\b|\bla (?:cai |con |nguoi |loai )?gi\b/],
    [
      'person',
      /\bai\b|\bnguoi nao\b|\bvi (?:bo truong|lanh dao|quan chuc) nao\b|\b(?:bo truong|chu tich|thu tuong|lanh dao|quan chuc|huan luyen vien|cau thu|giam doc|tham phan|thi truong|ung cu vien|bac si|giao su) nao\b/,
    ],
    ['duration', /\bbao lau\b|\b(?:bao nhieu|may) (?:nam|thang|tuan|ngay|gio|phut|giay|thap ky)\b/],
    [
      'percentage',
      /\bbao nhieu (?:phan tram|%)|\b(?:ty le|ti le|ty trong|ti trong|phan tram)\b.*\b(?:nao|bao nhieu|gi|may)\b/,
    ],
    [
      'change',
      /(?<!bao |vien bao )\b(?:tang|giam|tang truong|sut giam)\b(?! (?:doc|thong|lop|vat)).*\b(?:bao nhieu|the nao|may)\b|\bmuc tang\b/,
    ],
    [
      'money',
      /\bbao nhieu (?:tien|dong|usd|do la|kinh phi|von)\b|\b(?:het|ton|gia|mat) bao nhieu(?! (?:ngay|thang|nam|gio|phut|tuan|nguoi|lau|thoi))\b|\bbao nhieu (?:mot )?(?:ky|ki|kg|can)\b|\b(?:gia|chi phi|kinh phi|ngan sach|von|doanh thu|loi nhuan|luong|tien)\b.*\bbao nhieu\b/,
    ],
    [
      'date',
      /\bkhi nao\b|\bbao gio\b|\bluc nao\b|\b(?:ngay|nam|thang|thoi gian|thoi diem|hom|tuan|mua) nao\b|\bngay may\b|\bmay gio\b/,
    ],
    [
      'place',
      /\bo dau\b|\btai dau\b|\bden dau\b|\btu dau\b|\bdau\b(?= ?\??$)|\b(?:noi|dia diem|thanh pho|nuoc|tinh|quoc gia|huyen|xa|san van dong|vung|khu vuc|benh vien|cang|dia phuong) nao\b/,
    ],
    [
      'figure',
      /\b(?:con so|so lieu|kim ngach|tong|gia tri|ty so|ket qua|nhiet do|muc)\b.*\b(?:nao|gi|bao nhieu|la may)\b/,
    ],
    [
      'document',
      /\b(?:van kien|tai lieu|thoa thuan|hiep dinh|bien ban|hop dong|bao cao|ke hoach|van ban|nghi quyet|luat)\b.*\b(?:nao|gi)\b/,
    ],
    [
      'measure',
      /\b(?:cao|dai|sau|nang|rong|xa|day|nhanh) (?:den |toi |khoang |hon )?(?:bao nhieu|co nao|may)\b|\bbao nhieu (?:met|km|tan|kg|lit|hec ta|tuoi|do)\b|\bmay tuoi\b|\bbao xa\b/,
    ],
    ['count', /\bbao nhieu\b|\bmay\b/],
    [
      'what-said',
      /\b(?:noi|phat bieu|de xuat|de nghi|keu goi|nhan manh|khang dinh|yeu cau|cho biet|cho rang|mong muon|muon|hua|xin|bao|nho|doi hoi|canh bao|danh gia|bay to|thong bao|cam ket|hy vong|giai thich|thong nhat|dong y|de cap|kien nghi|y kien|quan diem)\b.*\b(?:gi|nao|the nao|ra sao|nhung gi)\b/,
    ],
    [
      'reason',
      /\btai sao\b|^(?:the )?sao (?!khong)|\btai dau ma\b|\bco gi ma\b|\bsao (?:lai|ma)\b|\bvi sao\b|\bly do\b|\bdo dau\b|\bnguyen nhan\b/,
    ],
    ['list', /\b(?:nhung|cac)\b.*\b(?:nao|gi)\b|\bke (?:ten|ra)\b|\bliet ke\b/],
    ['which', /\bnao\b/],
    ['definition', /\bla gi\b/],
    [
      'yes-no',
      /\b(?:co phai|phai khong|dung khong|co dung)\b|\b(?:khong|chua)(?: vay| a)?\s*\??$|\bco\b.*\bkhong\b/,
    ],
    ['manner', /\bnhu the nao\b|\bthe nao\b|\bra sao\b|\blam sao\b/],
    ['open', /\bgi\b/],
  ],
};

/**
 * The kind asked for.
 * @param folded the question, folded and lower-cased, white space collapsed.
 * @param language of the question; its patterns are tried first.
 */
export function questionKind(folded: string, language: LanguageCode): QuestionKind {
  const own = language in PATTERNS ? (language as keyof typeof PATTERNS) : null;
  if (own) return match(folded, own) ?? 'open';
  for (const other of Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]) {
    const kind = match(folded, other);
    if (kind) return kind;
  }
  return 'open';
}

function match(folded: string, language: keyof typeof PATTERNS): QuestionKind | null {
  for (const [kind, pattern] of PATTERNS[language]) if (pattern.test(folded)) return kind;
  return null;
}

/** "Who is X": asks what is known of the person, where X turns out to be the name of one. Takes the folded question. */
export function asksWhoSomebodyIs(folded: string): boolean {
  return /^(?:so |and |og )?(?:who|hvem) (?:is|was|'s|are|er|var)\b|\bla ai$/.test(folded);
}

/** Kinds for which a sentence must hold a thing of the kind to be an answer. */
export function wantsFigure(kind: QuestionKind): boolean {
  return ['figure', 'money', 'percentage', 'change', 'amount', 'count', 'measure', 'duration'].includes(kind);
}

/** Kinds that may be answered by several sentences. */
export function wantsSeveral(kind: QuestionKind): boolean {
  return kind === 'list' || kind === 'what-said' || kind === 'open' || kind === 'definition';
}
