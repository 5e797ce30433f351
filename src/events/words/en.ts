/** English words about events. Folded. Pure data. */
import { bodiesOf, type EventWords, patternsOf, wordsOf } from './pattern.ts';

const HELD =
  'held|holds|hold|holding|had|has|have|began|begun|opened|concluded|resumed|ended|continued|conducted';
const PAPER =
  'agreement|agreements|memorandum|memorandums|memoranda|mou|mous|treaty|pact|deal|declaration|protocol|letter|document|documents|contract|charter|accord|convention|communique';

/** The English table. */
export const ENGLISH: EventWords = {
  patterns: patternsOf(`
    press-conference | noun | press|news|media conference|conferences|briefing|briefings
    press-conference | noun | at|during|after a|the|its|her|his briefing
    press-conference | holding | met|faced|briefed ~2 press|reporters|journalists|media
    talks | holding | ${HELD} ~5 talks|discussions|negotiations|consultations
    talks | noun | talks|negotiations|consultations|mediation|arbitration
    talks | holding | negotiated|bargained
    talks | relation | spoke|talked|conferred by? phone|telephone|video? with
    talks | holding | held|had|has ~4 call|conversation
    meeting | holding | ${HELD} ~4 meeting|meetings
    meeting | holding | chaired|co-chaired|convened|attended|joined|addressed ~5 meeting|meetings
    meeting | relation | met|meets|meet with?
    talks | relation | flew|travelled|traveled|went|came|arrived ~6 for talks|discussions|negotiations with
    meeting | relation | over dinner|lunch|breakfast|coffee
    meeting | relation | sat down with
    conference | holding | gathered|gather|assembled|convened ~8 conference|summit|forum|congress
    meeting | noun | meeting|meetings|rendezvous|audience
    meeting | noun | working session|sessions|lunch|dinner|breakfast|visit
    reception | relation | received|receives
    reception | relation | was|were received|welcomed|hosted by
    reception | relation | dined|lunched with
    reception | relation | hosted|hosts|hosting
    reception | relation | welcomed|welcomes|greeted
    reception | relation | paid|pays|made ~3 call|visit on|to
    reception | relation | called|calls on
    reception | noun | reception|courtesy call?
    visit | relation | visited|visits|toured|tours
    visit | relation | paid|pays|began|begins|started|wrapped|concluded|ended|made ~6 visit|tour
    visit | relation | arrived in|at
    visit | noun | official|state|working|three-day|two-day visit
    signing | relation | signed|signs|inked|sealed|exchanged|concluded ~6 ${PAPER}
    signing | noun | signing ceremony?
    conference | noun | conference|summit|congress|forum|convention|symposium|seminar|workshop|roundtable|agm|colloquium|conclave
    conference | noun | general assembly
    conference | holding | attended|addressed|opened|chaired|hosted|closed|ended|concluded|wrapped|held|began|organised|organized ~6 conference|summit|congress|forum|seminar|convention
    session | noun | annual|extraordinary|general|emergency|shareholder|shareholders general? meeting|assembly
    session | noun | plenary|session|sitting|hearing|grilling
    session | act | questioned|grilled|quizzed|continued|resumed|postponed|suspended|expelled|banned|scrapped|threw|met|sat|voted|votes|approved|adopted|rejected|decided|elected|passed|agreed|backed|endorsed|ratified|debated|considered|discussed|convened|gathered|opened|ordered|appointed
    hearing | noun | trial|hearing|court|inquest|retrial|sentencing|arraignment|inquiry|tribunal
    hearing | relation | went|stood|going on? trial
    hearing | act | asked|told|demanded|sought|argued|indicted|charged|sentenced|convicted|acquitted|jailed|fined|ruled|ruling|upheld|overturned|dismissed|remanded|cleared|found|ordered|rejected|heard|pleaded|awarded|quashed|adjourned|appeared|testified
  `),
  compoundEnds: [],
  ahead: new Set(
    wordsOf(
      'will would shall is-to are-to to plans plan planned planning due scheduled expected expects set slated hopes hope next upcoming tomorrow invited agreed may might could should proposed proposes called asked again-on',
    ),
  ),
  earlier: new Set(
    wordsOf(
      'had last previous previously earlier since former first-ever ago recalled remembered after-his after-her',
    ),
  ),
  purpose: new Set(wordsOf('to for attend attending before until awaiting upcoming next forthcoming')),
  other: new Set(
    wordsOf(
      'trading training practice race jam recording study drinking basketball tennis food moot tennis eastern western',
    ),
  ),
  sameDay: [
    ['the', 'same', 'day'],
    ['on', 'the', 'same', 'day'],
    ['that', 'same', 'day'],
    ['later', 'the', 'same', 'day'],
    ['earlier', 'the', 'same', 'day'],
    ['earlier', 'in', 'the', 'day'],
    ['later', 'in', 'the', 'day'],
    ['also', 'on'],
  ],
  at: new Set(wordsOf('in at')),
  placeWords: new Set(
    wordsOf(
      'city town province provinces municipality district region county capital village commune state island northern southern eastern western central north south east west of the in hall palace centre center hotel house building headquarters office stadium arena',
    ),
  ),
  ...bodiesOf(`
    council: council councillors
    court: court tribunal
    parliament: parliament legislature lawmakers senate storting assembly
    government: government cabinet administration
    ministry: ministry department ministries
    federation: federation association confederation league committee-of
    shareholders: shareholders stockholders
    company: company group corporation firm inc ltd plc corp holding holdings asa
    board: board directors
    committee: committee commission panel
    bank: bank
    union: union unions
    party: party
    club: club
    school: university college school institute academy
    agency: agency authority directorate office
    delegation: delegation leaders officials representatives executives delegates negotiators ministers envoys mission
    council: people's_council city_council municipal_council county_council town_council
    government: people's_committee
    court: people's_court district_court supreme_court high_court
    parliament: national_assembly
  `),
  dayCounts: new Map([
    ['two', 2],
    ['three', 3],
    ['four', 4],
    ['five', 5],
    ['six', 6],
    ['seven', 7],
    ['2', 2],
    ['3', 3],
    ['4', 4],
    ['5', 5],
  ]),
  opinion: new Set(
    wordsOf('opinion editorial comment commentary analysis column op-ed letter letters review'),
  ),
  writer: new Set(wordsOf("i i'm i've me my we our us")),
};
