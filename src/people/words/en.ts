/** English words of speaking. Pure data, with the inflection that turns lemmas into forms. */
import {
  list,
  type Pronoun,
  phraseIndex,
  phrases,
  type SpeechClass,
  type SpeechVerb,
  type SpeechWords,
  type VerbForm,
} from './speech.ts';

/** lemma, or lemma(particle|particle) when one of the particles must follow. */
const SAY = `say add affirm announce argue assert aver claim comment conclude confirm concede contend continue(,|.|:|"|that) declare
  deny disclose elaborate emphasise emphasize exclaim explain indicate inform insist interject joke lament maintain(that) mention mumble muse
  note object observe opine point(out|to) proclaim quip read(:) reaffirm recall recount reiterate relate remark remind repeat reply report
  respond retort reveal shout snap specify state stipulate stress suggest tell testify theorize tweet underline underscore warn
  whisper wonder write acknowledge admit allege caution charge(that|,) counter complain confess brag boast bemoan assure
  believe(that) predict estimate forecast post(:|on|to|a) sum(up) surmise vent scoff fume gush marvel deadpan opine
  interrupt reflect rejoin sigh shoot(back) fire(back) hit(back) chime(in) weigh(in) highlight persist summarize summarise
  posit ponder articulate put(it) make(clear|a|point) postulate reason assess intone protest cry yell clarify describe retweet`;
const ACT = `accuse advise brief appeal applaud appreciate ask beg blame call(for|on|upon|it|him|her|them|the|his|"|a|attention) commend condemn congratulate
  criticise criticize deem decry defend demand denounce deplore deride dismiss dub credit encourage endorse(,) express extend(invitation|congratulations|condolences|greetings|thanks|wishes|an|his|her)
  hail highlight implore instruct invite lambast laud mock object offer order pledge plead praise press(for) propose promise
  recognise recognize recommend reject renew request salute seek(support|help|advice|assistance|clarification|the|his|her|cooperation|assurances) slam spell(out) outline lay(out) speak(of|out|about) suggest support thank
  threaten tout urge voice vow welcome wish agree attribute bash blast brand characterise characterize cite
  compare(to|him|her|them|it) concur confirm convey directed discuss(how|what|why) dispute evoke fault guarantee hint label liken advocate
  lash(out) set(out) single(out) swear present(a) touch(on|upon) underline urge underscore
  question quote rebuke refer(to) refute register rule(out) send(message|greetings|condolences) share(his|her|their|concerns|the)
  show(confidence|appreciation) stand(by) suspect tease tell trash value attach(importance|great|special) view(as) note reassure boast`;
const VIEW = `believe doubt expect fear feel(that|like) hope think want prefer worry wonder intend consider(it|that)
  envision envisage foresee regret trust anticipate figure know(that|what|how) see(as|it) like(to)`;

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle?: string]>> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written'],
  think: ['thought'],
  feel: ['felt'],
  know: ['knew', 'known'],
  speak: ['spoke', 'spoken'],
  swear: ['swore', 'sworn'],
  seek: ['sought'],
  see: ['saw', 'seen'],
  send: ['sent'],
  lay: ['laid'],
  set: ['set'],
  read: ['read'],
  show: ['showed', 'shown'],
  shoot: ['shot'],
  hit: ['hit'],
  foresee: ['foresaw'],
  stand: ['stood'],
  quip: ['quipped'],
  brag: ['bragged'],
  refer: ['referred'],
  beg: ['begged'],
  rebut: ['rebutted'],
  admit: ['admitted'],
  snap: ['snapped'],
  dub: ['dubbed'],
  put: ['put'],
  make: ['made'],
  sum: ['summed'],
  slam: ['slammed'],
  plead: ['pleaded'],
  label: ['labeled'],
  directed: ['directed'],
};
const DOUBLING = new Set(list('put quip brag refer beg admit snap dub sum slam set hit infer rebut'));

function inflect(lemma: string): readonly [form: string, kind: VerbForm][] {
  const irregular = IRREGULAR[lemma];
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
  const softY = /[^aeiou]y$/.test(lemma);
  const doubled = DOUBLING.has(lemma) ? lemma + lemma[lemma.length - 1]! : null;
  const past =
    irregular?.[0] ?? (doubled ? `${doubled}ed` : softY ? `${lemma.slice(0, -1)}ied` : `${stem}ed`);
  const third = softY
    ? `${lemma.slice(0, -1)}ies`
    : /(?:s|sh|ch|x|z|o)$/.test(lemma)
      ? `${lemma}es`
      : `${lemma}s`;
  const ing = doubled ? `${doubled}ing` : lemma.endsWith('ee') ? `${lemma}ing` : `${stem}ing`;
  const forms: [string, VerbForm][] = [
    [past, 'finite'],
    [third, 'finite'],
    [ing, 'ing'],
    [lemma, 'base'],
  ];
  if (irregular?.[1]) forms.push([irregular[1], 'finite']);
  if (lemma === 'label') forms.push(['labelled', 'finite']);
  return forms;
}

function makeVerbs(): Map<string, SpeechVerb[]> {
  const verbs = new Map<string, SpeechVerb[]>();
  const add = (text: string, speech: SpeechClass): void => {
    for (const entry of text.trim().split(/\s+/)) {
      const parts = /^([a-z]+)(?:\((.*)\))?$/.exec(entry);
      if (!parts) throw new Error(`bad verb entry ${entry}`);
      const lemma = parts[1]!;
      const needs = parts[2] === undefined ? null : new Set(parts[2].split('|'));
      for (const [form, kind] of inflect(lemma)) {
        const known = verbs.get(form) ?? [];
        if (known.some((verb) => verb.needs === null)) continue;
        known.push({ lemma, speech, form: kind, needs });
        verbs.set(form, known);
      }
    }
  };
  add(SAY, 'say');
  add(ACT, 'act');
  add(VIEW, 'view');
  return verbs;
}

const PRONOUNS: readonly [string, Pronoun][] = [
  ['he', { gender: 'male', number: 'one' }],
  ['she', { gender: 'female', number: 'one' }],
  ['they', { gender: null, number: 'many' }],
  ['i', { gender: null, number: 'one' }],
  ['we', { gender: null, number: 'many' }],
];

export const ENGLISH: SpeechWords = {
  verbs: makeVerbs(),
  longestVerb: 1,
  accordingTo: phraseIndex(
    phrases('according to; in the words of; in the view of; in the opinion of; as per'),
  ),
  between: new Set(
    list(`has have had will would did does do is was also then later now once again further additionally repeatedly recently often
    himself herself themselves just still even only already always previously subsequently earlier meanwhile however thus
    therefore reportedly both all too first finally yesterday today tonight tomorrow monday tuesday wednesday thursday friday
    saturday sunday sometimes famously rather simply quickly initially once so far long may might could can should must since
    nevertheless nonetheless instead next soon ever likewise similarly jointly newly half-jokingly went on to continued kept went`),
  ),
  negations: new Set(
    list(
      `not never didn't doesn't don't won't wouldn't hasn't haven't hadn't cannot can't couldn't refused declined failed isn't wasn't`,
    ),
  ),
  passive: new Set(list(`is was were are been being be get got gets`)),
  pronouns: new Map(PRONOUNS),
  possessives: new Map<string, Pronoun>([
    ['his', { gender: 'male', number: 'one' }],
    ['her', { gender: 'female', number: 'one' }],
  ]),
  together: phraseIndex(
    phrases(`both sides; the two sides; the sides; both parties; the two parties; both leaders; both teams; the two teams; both clubs; the two clubs; both groups; both unions; the two leaders; the two officials; both officials;
    the two ministers; both ministers; the two countries; both countries; both governments; the two governments; the two presidents; both presidents; the two men;
    the two women; both men; both women; the pair; the two; the duo; the two delegations; both delegations; the two prime ministers; the two companies; both companies; the leaders; the ministers`),
  ),
  and: new Set(['and', '&']),
  prepositions: new Set(
    list(`of for from with by to at in on about against after before between among under over through via during without within into
    like including toward towards near behind beside beyond across around upon than despite since until regarding concerning following versus alongside outside inside`),
  ),
  subordinators: new Set(
    list(
      `after because since when while although though if before unless until whereas once whenever whether`,
    ),
  ),
  that: new Set(['that', 'how', 'why', 'whether', 'what']),
  relative: new Set(['who', 'which', 'whom']),
  definite: new Set(list('the his her their its our')),
  indefinite: new Set(
    list('a an some one another any several many most few two three four five no each every'),
  ),
  sayingNouns: new Set(
    list(`suggestion suggestions proposal proposals demand demands request requests recommendation recommendations priority priorities
    point points message statement statements remarks comment comments view views argument arguments concern concerns answer response
    reply advice warning idea ideas wish wishes hope hopes prediction plan plans pledge pledges promise promises call calls conclusion criticism complaint
    complaints reaction verdict position opinion words appeal question questions claim claims explanation tweet tweets testimony`),
  ),
  copulas: new Set(
    list(
      `included include includes was is were are concerned focused covered ranged remains remained reads read said says stated`,
    ),
  ),
  trailing: new Set(
    list(`on in at to during after before from via through this last late early earlier yesterday today tonight recently monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december with over by outside afterwards afterward later
    when as while while about reporters following flatly bluntly simply again matter-of-factly of once ahead then`),
  ),
  finiteMarkers: new Set(
    list(`is are was were will would has have had can could should must may might do does did isn't aren't wasn't weren't won't wouldn't
    hasn't haven't hadn't can't couldn't shouldn't don't doesn't didn't it's that's there's he's she's they're we're you're i'm i've we've they've i'll we'll
    he'll she'll they'll get gets got make makes made go goes went come comes came need needs want wants know knows remains become becomes became`),
  ),
  order: 'both',
};
