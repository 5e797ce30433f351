/**
 * Words by which questions are built, in three languages, folded. They say how something is asked, not what about,
 * and so do not have to stand in the answer. Pure data with look-ups.
 */
import type { LanguageCode } from '../domain.ts';

type Language = 'en' | 'no' | 'vi';

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Words that ask: they name the kind of thing wanted, or only carry the question. */
const FRAME: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    list(`figure figures number numbers amount amounts total sum percentage percent proportion share cent per
    date day time year month place city country person people name names kind sort type thing things something anything
    exactly please tell me know known give given gives gave show shown find found happen happened happens take took taken
    mention mentioned mentions according regarding concerning about cite cited cites quote quoted single singled
    say says said saying state stated states refer referred refers speak spoke talk talked put made make do done
    much many long often big large exact current currently actually really anyone someone somebody anybody everyone
    article articles news report reported reports story text corpus bot hi hello hey thanks thank ok okay also else
    main specific specifically particular involve involved concern concerned relate related get got want wanted wants
    think thinks thought believe believed view opinion call called calls propose proposed proposes suggest suggested
    suggestion suggestions proposal proposals ask asked asks urge urged urges stress stressed emphasise emphasised emphasize
    emphasized underscore underscored highlight highlighted note noted announce announced announcement reveal revealed
    plan plans describe described express expressed affirm affirmed response respond responded reaction comment commented
    statement add added explain explained claim claimed argue argued warn warned promise promised pledge pledged demand
    demanded welcome welcomed praise praised criticise criticised criticize criticized deny denied confirm confirmed admit
    admitted predict predicted expect expected hope hoped hopes insist insisted declare declared recommend recommended
    request requested invite invited acknowledge acknowledged estimate estimated point pointed discuss discussed
    row there here still yet ever so far before after again ago already soon earlier later
    deep down tall far fast high wide heavy cold warm hot old young close near late size length depth height width weight age
    they'd he'd she'd you'd i'd we'd who'd that'd guys folks someone somebody wat plz pls wanna gonna lol hey yo bro manage managed
    away back out off around together try tried going go goes went come came comes use used keep kept let lets need needs needed`),
  ),
  no: new Set(
    list(`tall tallet tallene antall antallet belop belopet sum summen prosent andel dato dag tid ar maned sted by land person
    folk navn slags type ting noe hva hvem si sa sier sagt nevne nevnte nevner nevnt fortelle fortalte fortell mene mente mener
    foresla foreslo foreslar foreslatt forslag be ba ber bedt oppfordre oppfordret understreke understreket understreker
    trekke trakk fram frem peke pekte varsle varslet uttale uttalte svare svarte tro tror hape haper hapet onske onsket onsker
    kreve krevde krever love lovet lover advare advarte advarer bekrefte bekreftet forklare forklarte hevde hevdet hevder
    papeke papekte invitere inviterte kunngjore kunngjorde annonserte ifolge angaende vedrorende skje skjer skjedde finne fant
    sted artikkel artikkelen artiklene nyhet sak saken vet vite gjore gjorde gjort fa fikk far stor stort store mye mange lenge
    egentlig akkurat noyaktig hei takk vis handle handlet rad omtale omtalte oppgi oppga oppgir vil ville syn mening
    gammel gamle gammelt dyp dypt hoy hoyt lang langt fort rask raskt bred tung kald varm nar egentlig liksom altsa skikkelig ga gar gikk
    kommer kom klarte klarer prove provde`),
  ),
  vi: new Set(
    list(`con so lieu muc tong bao nhieu may phan tram ty le ti ngay nam thang thoi gian dia diem noi nguoi ai gi nao dau khi
    the ra sao nhu la da se dang duoc bi cho biet phat bieu neu nhac den de xuat nghi keu goi nhan manh khang dinh yeu cau rang
    bay to thong cong bo tuyen canh giai thich mong muon hy vong cam ket danh gia cap theo loi y kien quan diem bai bao tin tuc
    xin hay hoi biet co phai khong chua vay ve voi trong ngoai cua va nhung cac mot ong ba anh chi vi su viec dieu kien dien xay
    to chuc a nhe oi chao cam on lan thu truoc sau lam duoc minh moi moi_nguoi oi the_nao phai cai nhi ha do`),
  ),
};

/** Words for that something took place; with "that" or "it" they say nothing about which thing. */
const EVENT: ReadonlySet<string> = new Set(
  list(`hold held holding take took taken place happen happened occur occurred meeting meetings talks event events visit
  holdt holdes avholdt avholdes skje skjedde fant sted mote motet besok besoket dien ra to chuc cuoc hop gap chuyen tham buoi`),
);

/** Verbs and phrases that make their subject the one who speaks, as they stand in questions, folded. */
const SPEECH: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    list(`say says said tell tells told cite cites cited quote quoted mention mentions mentioned name named give gave call called
    calls propose proposes proposed suggest suggests suggested announce announces announced urge urges urged stress stresses
    stressed claim claims claimed argue argues argued warn warns warned promise promises promised demand demands demanded ask
    asks asked note notes noted criticise criticised criticize criticized praise praised deny denied confirm confirmed reveal
    revealed admit admitted predict predicted predicts expect expects expected hope hopes hoped think thinks thought believe
    believes believed recommend recommended insist insisted affirm affirmed declare declared emphasise emphasised emphasize
    emphasized highlight highlighted describe described pledge pledged want wants wanted invite invited express expressed
    complain complained apologise apologised explain explained add added acknowledge acknowledged estimate estimated point
    speak spoke talk talked comment commented support supported oppose opposed question questioned welcome welcomed thank
    thanked accuse accused refer referred underscore underscored underline underlined request requested seek sought
    appreciate appreciated single state stated report reported put advocate advocated encourage encouraged commit committed
    agree agreed respond responded react reacted remark remarked plead pleaded see feel felt consider considered
    acknowledge credit credited blame blamed set press pressed push pushed ok outline outlined list listed use used
    reject rejected dismiss dismissed`),
  ),
  no: new Set(
    list(`si sa sier sagt nevne nevnte nevner nevnt fortelle fortalte forteller mene mente mener foresla foreslo foreslar
    foreslatt be ba ber bedt oppfordre oppfordret oppfordrer understreke understreket understreker trekke trakk trekker peke
    pekte peker varsle varslet varsler uttale uttalte uttaler svare svarte svarer tro trodde tror hape hapet haper onske onsket
    onsker kreve krevde krever love lovet lover advare advarte advarer bekrefte bekreftet bekrefter forklare forklarte forklarer
    hevde hevdet hevder papeke papekte papeker invitere inviterte kunngjore kunngjorde annonsere annonserte oppgi oppga oppgir
    omtale omtalte kritisere kritiserte kritiserer rose roste roser vil ville takke takket uttrykke uttrykte uttrykker anslo
    anslar anbefale anbefalte beskrive beskrev sitere siterte vise viste fremheve fremhevet framheve framhevet avvise avviste`),
  ),
  vi: new Set(
    list(`noi neu cho nhac de keu nhan khang yeu bay thong cong tuyen canh giai mong muon hy hi cam danh phat hua chi phe ung
    hoan moi kien lo tin nghi xin bao nho doi ky mo goi dua dan trich cao chuc cau`),
  ),
};

/** Verbs of speech that say no more than that something was said, and words that are more often something else. */
const PLAIN_SPEECH: ReadonlySet<string> = new Set(
  list(`say says said tell tells told cite cites cited quote quoted mention mentions mentioned name named give gave call called
    calls claim claims claimed note notes noted think thinks thought believe believes believed state stated states add added
    speak spoke talk talked comment commented refer referred report reported put see feel felt consider considered set list
    listed use used single singled point question questioned describe described express expressed remark remarked
    si sa sier sagt nevne nevnte nevner nevnt fortelle fortalte forteller mene mente mener uttale uttalte uttaler tro trodde tror
    oppgi oppga oppgir omtale omtalte vil ville vise viste trekke trakk trekker sitere siterte beskrive beskrev
    noi neu cho bay thong phat chi danh dua dan trich goi nhac bao tin`),
);

/** Heads of offices by which a question may name a person: "the minister", "statsministeren", "bộ trưởng". */
const OFFICES: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    list(`minister president chairman chairwoman chair chairperson secretary mayor leader director chief coach manager captain ceo
    governor senator ambassador spokesman spokeswoman spokesperson professor judge prosecutor commissioner premier chancellor
    pm king queen prince pope general official researcher head principal superintendent councillor editor
    manager scientist doctor lawyer owner founder boss`),
  ),
  no: new Set(
    list(`minister ministeren statsminister statsministeren president presidenten leder lederen ordforer ordforeren direktor
    direktoren trener treneren kaptein kapteinen sekretaer sekretaeren partisekretaer partisekretaeren statsrad statsraden
    utenriksminister utenriksministeren naeringsminister naeringsministeren handelsminister handelsministeren
    finansminister finansministeren professor professoren dommer dommeren aktor aktoren rektor rektoren forsker forskeren
    talsmann talsmannen talskvinne byradsleder byradslederen konge kongen dronning biskop biskopen toppsjef toppsjefen
    sjef sjefen landslagstrener landslagstreneren byradsleder overlege overlegen lensmann regissor regissoren`),
  ),
  vi: new Set([
    'bo truong',
    'thu tuong',
    'chu tich',
    'tong bi thu',
    'bi thu',
    'giam doc',
    'tong giam doc',
    'hieu truong',
    'thi truong',
    'huan luyen vien',
    'dai su',
    'nguoi phat ngon',
    'tong thong',
    'pho chu tich',
    'giao su',
    'truong doan',
    'tham phan',
    'cuc truong',
    'vien truong',
    'thu truong',
    'doi truong',
  ]),
};

function look(
  table: Readonly<Record<Language, ReadonlySet<string>>>,
  word: string,
  language: LanguageCode,
): boolean {
  if (language === 'en' || language === 'no' || language === 'vi') return table[language].has(word);
  return table.en.has(word) || table.no.has(word);
}

/** Whether a folded word only helps to ask. */
export function isFrameWord(folded: string, language: LanguageCode): boolean {
  return look(FRAME, folded, language);
}

const MEANING =
  /^(?:stands?|means?|meaning|abbreviation|acronym|short|betyr|star|forkortelse|forkortelsen|viet|tat|nghia)$/;

/** Whether a folded word asks what a word or a short form stands for. */
export function asksMeaning(folded: string): boolean {
  return MEANING.test(folded);
}

const ABOUT = /^(?:about|regarding|concerning|om|angaende|vedrorende|ve)$/;

/** Whether a folded word says that what follows is what is asked about. */
export function isAboutWord(folded: string): boolean {
  return ABOUT.test(folded);
}

/** Whether a folded word only says that something took place. */
export function isEventWord(folded: string): boolean {
  return EVENT.has(folded);
}

/** Nouns that name what is measured of a thing, folded. */
const MEASURE_NOUNS: ReadonlySet<string> = new Set([
  ...list(`turnover volume volumes value values worth level levels scale
  omsetning omsetningen volum volumet verdi verdien niva nivaet storrelse storrelsen`),
  'kim ngach',
  'gia tri',
  'quy mo',
  'doanh so',
]);

/** How many of the folded words from this place on only name what is measured (turnover, value, kim ngạch); 0 for none. */
export function measureNounLength(folded: readonly string[], at: number): number {
  if (MEASURE_NOUNS.has(folded.slice(at, at + 2).join(' '))) return 2;
  return MEASURE_NOUNS.has(folded[at] ?? '') ? 1 : 0;
}

/** Whether a folded word, standing as the verb of a question, makes its subject the speaker. */
export function isSpeechVerb(folded: string, language: LanguageCode): boolean {
  return look(SPEECH, folded, language);
}

/** Whether a folded word, a verb of speech, says how something was said: asked, promised, warned. */
export function tellsHowSaid(folded: string, language: LanguageCode): boolean {
  return isSpeechVerb(folded, language) && !PLAIN_SPEECH.has(folded);
}

/**
 * The longest office at this place of a list of folded words, as a number of words; 0 where there is none.
 * English and Norwegian offices are one word, Vietnamese ones up to three.
 */
export function officeLength(folded: readonly string[], at: number, language: LanguageCode): number {
  for (let length = 3; length >= 1; length--) {
    const words = folded.slice(at, at + length);
    if (words.length === length && look(OFFICES, words.join(' '), language)) return length;
  }
  return 0;
}
