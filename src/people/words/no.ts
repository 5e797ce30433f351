/** Norwegian (Bokmål) words of speaking. Pure data; forms are written out, since they are few. */
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

const SAY = `sier sa sagt
  forteller fortalte fortalt uttaler uttalte uttalt skriver skrev skrevet forklarer forklarte forklart opplyser opplyste opplyst
  meddeler meddelte hevder hevdet påpeker påpekte påpekt understreker understreket understreke fremholder fremholdt framholder framholdt
  fastslår fastslo bekrefter bekreftet mener mente ment tilføyer tilføyde legger(til|skylden) la(til|skylden) svarer svarte svart spør spurte spurt
  innrømmer innrømmet erkjenner erkjente konstaterer konstaterte kommenterer kommenterte kunngjør kunngjorde varsler varslet
  advarer advarte antyder antydet avslører avslørte beskriver beskrev minner(om|på) minnet(om|på) melder meldte presiserer presiserte
  poengterer poengterte rapporterer rapporterte roper ropte gjentar gjentok utdyper utdypet avkrefter avkreftet benekter benektet
  anslår anslo spår spådde nevner nevnte slår(fast) slo(fast) viser(til) viste(til) peker(på) pekte(på) fortsetter fortsatte fastholder fastholdt
  hinter hintet informerer informerte sukker smiler ler konkluderer konkluderte vitner vitnet twitrer twitret dementerer dementerte avviser avviste`;
const ACT = `oppfordrer oppfordret foreslår foreslo foreslått krever krevde ber ba inviterer inviterte ønsker ønsket lover lovet lovte
  roser roste kritiserer kritiserte berømmer berømmet takker takket anbefaler anbefalte anmoder anmodet uttrykker uttrykte uttrykt
  fremhever fremhevet framhever framhevet gratulerer gratulerte støtter støttet fordømmer fordømte etterlyser etterlyste forsikrer forsikret
  forsikrede garanterer garanterte verdsetter verdsatte vektlegger vektla betoner betonte beklager beklaget anklager anklaget beskylder beskyldte
  tilbyr tilbød truer(med) truet(med) motsetter motsatte erklærer erklærte anerkjenner anerkjente setter(pris) satte(pris) legger(vekt|frem|fram)
  la(vekt|frem|fram) tar(til) tok(til) gir(uttrykk) ga(uttrykk) går(inn) gikk(inn) presenterer presenterte retter(kritikk) rettet(kritikk) oppmuntrer oppmuntret
  kaller kalte kalt betegner betegnet enige(om) enig(i|med|om) bekymrer stiller(spørsmål) stilte(spørsmål) hilser hilste skryter skrøt oppfordre`;
const VIEW = `håper håpet håpe tror trodde trodd frykter fryktet forventer forventet vil(at|ha) ville(at|ha) synes syntes tviler tvilte
  antar antok vurderer ser(på) vet(at) foretrekker foretrakk venter(at)`;

function makeVerbs(): Map<string, SpeechVerb[]> {
  const verbs = new Map<string, SpeechVerb[]>();
  const add = (text: string, speech: SpeechClass): void => {
    for (const entry of text.trim().split(/\s+/)) {
      const parts = /^([^(]+)(?:\((.*)\))?$/.exec(entry)!;
      const needs = parts[2] === undefined ? null : new Set(parts[2].split('|').map(fold));
      const form = fold(parts[1]!);
      const known = verbs.get(form) ?? [];
      known.push({ lemma: parts[1]!, speech, form: 'finite', needs });
      verbs.set(form, known);
    }
  };
  add(SAY, 'say');
  add(ACT, 'act');
  add(VIEW, 'view');
  return verbs;
}

const PRONOUNS: readonly [string, Pronoun][] = [
  ['han', { gender: 'male', number: 'one' }],
  ['hun', { gender: 'female', number: 'one' }],
  ['de', { gender: null, number: 'many' }],
  ['jeg', { gender: null, number: 'one' }],
  ['vi', { gender: null, number: 'many' }],
];
/** Both as written and folded: some readers look for `på`, some for `pa`. */
const folded = (text: string): Set<string> => new Set(list(text).flatMap((word) => [word, fold(word)]));

export const NORWEGIAN: SpeechWords = {
  verbs: makeVerbs(),
  longestVerb: 1,
  accordingTo: phraseIndex(phrases('ifølge; i følge; ifolge').map(fold)),
  between:
    folded(`har hadde også så da nå senere deretter videre dessuten selv igjen tidligere i går dag kveld morges først imidlertid
    likevel derfor både samtidig nylig ofte alltid stadig nettopp mandag tirsdag onsdag torsdag fredag lørdag søndag skal vil ville skulle kan kunne`),
  negations: folded('ikke aldri neppe verken'),
  passive: folded('ble blir er var blitt bli'),
  pronouns: new Map(PRONOUNS),
  possessives: new Map<string, Pronoun>([
    ['hans', { gender: 'male', number: 'one' }],
    ['hennes', { gender: 'female', number: 'one' }],
  ]),
  together: phraseIndex(
    phrases(`begge sider; begge parter; de to sidene; de to partene; partene; de to lederne; begge lederne; begge lag; begge lagene; begge klubbene; de to lagene; de to klubbene; de to ministrene; begge ministrene;
    de to statsministrene; de to landene; begge land; de to; de to politikerne; de to presidentene; sidene; begge; de to selskapene; begge selskapene; de to kommunene`).map(
      fold,
    ),
  ),
  and: new Set(['og']),
  prepositions: folded(
    `av for fra med til på i om mot etter før mellom under over gjennom ved hos uten innen innenfor blant som rundt langs bak foran siden overfor angående`,
  ),
  subordinators: folded('etter fordi siden når mens selv om hvis før dersom inntil da ettersom'),
  that: folded('at om hvordan hvorfor hva'),
  relative: folded('som'),
  definite: folded('den det de denne dette disse'),
  indefinite: folded('en et ei noen flere mange to tre fire fem ingen hver'),
  sayingNouns:
    folded(`forslag forslaget forslagene krav kravet kravene budskap budskapet uttalelse uttalelsen ønske ønsket ønsker anbefaling anbefalingen anbefalinger svar svaret
    beskjed beskjeden melding meldingen råd rådet påstand påstanden kritikk kritikken oppfordring oppfordringen konklusjon konklusjonen`),
  copulas: folded('omfatter omfattet er var inkluderer inkluderte lyder lød gikk handlet'),
  trailing: folded(
    `til i på under etter ved da når om mandag tirsdag onsdag torsdag fredag lørdag søndag og for overfor før fra senere videre lattermildt mens som`,
  ),
  finiteMarkers: folded(
    `er var har hadde vil ville skal skulle kan kunne må måtte bør burde blir ble får fikk går gikk kommer kom gjør gjorde tar tok`,
  ),
  order: 'both',
};
