/** Norwegian words about events. Folded. Pure data. */
import { bodiesOf, type EventWords, patternsOf, wordsOf } from './pattern.ts';

const HELD =
  'hadde|har|holdt|holder|avholdt|hatt|innledet|innleder|startet|avsluttet|fort|forte|gjennomforte';
const PAPER =
  'avtale|avtalen|avtaler|intensjonsavtale|intensjonsavtalen|samarbeidsavtale|samarbeidsavtalen|memorandum|traktat|protokoll|erklaering|kontrakt|dokument|dokumenter|overenskomst';

/** The Norwegian table. */
export const NORWEGIAN: EventWords = {
  patterns: patternsOf(`
    press-conference | holding | innkalte|inviterte|innkaller|holdt ~4 pressekonferanse
    press-conference | holding | motte|moter|orienterte ~2 pressen
    press-conference | noun | pressekonferanse|pressekonferansen|pressemote|pressemotet|pressebrifing
    talks | holding | ${HELD} ~4 samtaler|forhandlinger|droftinger|konsultasjoner
    talks | noun | samtaler|samtalene|forhandlinger|forhandlingene|droftinger|droftingene|droftelser|droftelsene|mekling|meklingen|telefonsamtale|telefonsamtalen|konsultasjoner
    talks | holding | forhandlet|forhandler
    talks | relation | snakket|konfererte ~3 med
    talks | relation | reiste|dro|floy|kom ~6 for a drofte|mote|snakke|forhandle|diskutere ~5 med?
    talks | relation | satte|setter seg ~3 ned
    meeting | holding | ${HELD} ~4 mote|moter
    meeting | holding | deltok|ledet|apnet|innkalte ~4 mote|motet
    meeting | relation | motte|moter|traff
    meeting | holding | mottes|motes|samles|samlet seg?
    meeting | noun | mote|motet|moter|motene|krisemote|krisemotet|toppmotet|arbeidsmote|arbeidsmotet|audiens|samtale|samtalen|middag
    reception | relation | mottok|mottar|mottatt
    reception | relation | ble|blir ~3 mottatt av
    reception | relation | ble|blir ~2 tatt imot av
    reception | relation | tok|tar ~4 imot
    reception | relation | onsket|onsker ~5 velkommen
    reception | relation | avla|la ~3 hoflighetsbesok|besok
    reception | noun | mottakelse|mottakelsen|hoflighetsbesok
    visit | relation | besokte|besoker
    visit | noun | befaring|befaringen
    conference | holding | deltok|apnet|ledet|avsluttet|talte|avholdt|holdt|arrangerte|samlet ~5 konferanse|konferansen|toppmote|toppmotet|kongressen|landsmotet
    visit | relation | kom|ankom|avla|innledet|avsluttet ~10 besok|statsbesok|besoket
    visit | relation | var|er ~3 pa ~3 besok|statsbesok|arbeidsbesok|vennskapsbesok
    visit | noun | statsbesok|statsbesoket|arbeidsbesok|arbeidsbesoket
    signing | relation | undertegnet|signerte|underskrev|inngikk|fornyet|undertegner|signerer ~6 ${PAPER}
    signing | noun | undertegning|undertegningen|signering|signeringen
    conference | noun | konferanse|konferansen|toppmote|kongress|kongressen|forum|seminar|seminaret|landsmote|landsmotet|arsmote|arsmotet|fagkonferanse|forbundsting|forbundstinget|tinget|workshop|representantskap|representantskapet
    session | noun | generalforsamling|generalforsamlingen|kommunestyremote|kommunestyremotet|bystyremote|bystyremotet|fylkestingsmote|styremote|styremotet|plenum
    session | act | grillet|grilte|utspurte|fortsatte|gjenopptok|utsatte|forkastet|nedstemte|vraket|utestengte|suspenderte|ekskluderte|bevilget|vedtok|stemte|valgte|godkjente|avviste|bestemte|vedtatt|valgt|behandlet|diskuterte|droftet|opphevet|ansatte|debatterte|innforte|bevilget
    session | act | sa|sier ~3 ja|nei
    session | act | la|legger ned|fram
    session | act | gikk|gar ~7 inn|imot for?
    session | act | ble ~4 vedtatt|valgt|godkjent
    hearing | relation | motte|moter ~1 i retten|tingretten|lagmannsretten|hoyesterett|rettssalen
    hearing | act | tok|tar ~3 fatt|opp
    hearing | act | startet|begynte|innledet|avsluttet|ba|krevde|forklarte|vitnet|prosederte
    hearing | noun | rettsforhandlinger|rettsforhandlingene|rettssak|rettssaken|straffesak|straffesaken|rettsmote|rettsmotet|hovedforhandling|hovedforhandlingen|ankesak|ankesaken|fengslingsmote|fengslingsmotet|horing|horingen|retten|domstolen
    hearing | act | domt|domte|frifunnet|frikjent|frifant|fengslet|varetektsfengslet|idomt|avsa|forkastet|avviste|opprettholdt|tiltalt|erklaerte|nektet|erkjente|forklarte|slo|behandlet
  `),
  compoundEnds: wordsOf(
    'arbeiderlaget arbeiderlag landsforening forening instituttet direktoratet pressekonferansen pressekonferanse konferansen konferanse forhandlinger forhandlingene forbundet kongressen kongress samtalene samtaler foreningen departementet selskapet mottakelsen rettssaken rettssak seminaret utvalget styremotet generalforsamlingen generalforsamling motet mote forbund departement tingrett lagmannsrett rederiet rederi styremote avtalen avtale avtaler erklaeringen erklaering meklingen mekling droftelser besoket besok radet komiteen komite',
  ),
  ahead: new Set(
    wordsOf(
      'skal vil skulle ville planlegger planlagt ventes etter-planen bli haper neste kommende kan bor foreslo foreslar inviterte ba vedtok',
    ),
  ),
  earlier: new Set(wordsOf('hadde forrige tidligere siste siden')),
  purpose: new Set(wordsOf('a for til delta foran innen neste kommende om')),
  other: new Set(wordsOf('foreldre trenings')),
  sameDay: [
    ['samme', 'dag'],
    ['senere', 'samme', 'dag'],
    ['tidligere', 'samme', 'dag'],
    ['senere', 'pa', 'dagen'],
    ['tidligere', 'pa', 'dagen'],
  ],
  at: new Set(wordsOf('i pa ved')),
  placeWords: new Set(
    wordsOf(
      'by byen kommune fylke provins provinsen distrikt regionen hovedstaden landsbyen i nord sor ost vest hotell hotel radhus stadion slottet',
    ),
  ),
  ...bodiesOf(`
    council: kommunestyret kommunestyre bystyret bystyre fylkestinget fylkesting formannskapet formannskap byradet radet
    court: retten tingretten tingrett lagmannsrett lagmannsretten hoyesterett domstolen domstol jordskifterett
    parliament: stortinget parlamentet nasjonalforsamlingen sametinget riksdagen folketinget
    government: regjeringen regjering folkekomiteen
    ministry: departementet departement
    federation: forbundet forbund idrettsforbundet foreningen forening landsforening landsforeningen
    shareholders: generalforsamlingen generalforsamling aksjonaerene
    company: selskapet selskap rederiet rederi konsernet konsern bedriften bedrift as asa
    board: styret styre
    committee: komiteen komite utvalget utvalg kommisjonen kommisjon nemnda
    bank: banken bank sentralbanken
    union: fagforeningen fagforening fagforbundet arbeiderlaget arbeiderlag
    party: partiet parti landsmotet
    club: klubben klubb
    school: universitetet universitet hoyskolen skolen
    agency: direktoratet direktorat tilsynet verket etaten instituttet institutt
    delegation: delegasjon delegasjonen ledere lederne representanter ministrene ministre utsendinger forhandlerne
  `),
  dayCounts: new Map([
    ['to', 2],
    ['tre', 3],
    ['fire', 4],
    ['fem', 5],
    ['seks', 6],
    ['todagers', 2],
    ['tredagers', 3],
    ['firedagers', 4],
    ['femdagers', 5],
  ]),
  opinion: new Set(
    wordsOf('meninger mening kommentar leder leserbrev debatt kronikk innlegg ytring analyse lederartikkel'),
  ),
  writer: new Set(wordsOf('jeg meg min mitt mine vi oss vart vare')),
};
