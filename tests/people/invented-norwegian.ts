/** Norwegian articles invented for the tests. See invented.ts for the form. */
import { invented } from './invented.ts';

export const NORWEGIAN_ARTICLES = [
  invented(
    'skolestruktur',
    'no',
    { O: 'Kari Moldestad', R: 'Terje Haugland', E: 'Amina Yusuf' },
    `
- n Kommunestyret i Storvik vedtok torsdag å legge ned Fjellheim skole.

O d – Dette er den tyngste saken jeg har vært med på, sa ordfører Kari Moldestad etter møtet.
O i Hun understreket at ingen elever skal få mer enn 40 minutter i buss.
O i Ifølge ordføreren sparer kommunen ni millioner kroner i året.

R i Gruppeleder Terje Haugland i Bygdelista mener vedtaket er ulovlig.
R d – Det er ikke gjort noen utredning. Foreldrene fikk vite det på Facebook, sier Haugland til Storvik Avis.
R i Nå vurderer han å klage saken inn for statsforvalteren, legger han til.

E d – Vi kommer til å savne akebakken, sier elev Amina Yusuf (11).
- n Skolen har 38 elever.
`,
  ),
  invented(
    'skirenn',
    'no',
    { V: 'Ingrid Fosseng', T: 'Bjørn Erik Dahle' },
    `
- n Ingrid Fosseng vant femmila i Lillevatn søndag.

V i Fosseng fortalte at hun hadde glemt hanskene hjemme.
V d «Jeg lånte et par av en tilskuer», sa hun.
V d «De var tre nummer for store».
T i Landslagstrener Bjørn Erik Dahle roste kvinnelaget for innsatsen.
T i Treneren håper at Fosseng stiller til start i Holmvik neste helg.
T i Når det gjelder stafetten, ønsker Dahle å vente med uttaket.
- n Dahles kontrakt går ut i april.
`,
  ),
  invented(
    'handelsmøte',
    'no',
    { M: 'Sigrid Aune', G: 'Paulo Mendes' },
    `
- n Næringsminister Sigrid Aune møtte onsdag Paulo Mendes, handelsminister i Costaverde, i Oslo.

M i Statsråd Aune ønsket kollegaen velkommen og sa at handelen mellom landene har doblet seg på fem år.
M i Hun uttrykte sin glede over at den første fergen snart går.
G i Mendes bekreftet at Costaverde vil kjøpe 12 elektriske ferger fra Norge.
G i Han inviterte Aune til fiskerimessen i mai.
- j De to sidene ble enige om å opprette et felles sekretariat.
- n Etter møtet spiste de middag på Akershus.
`,
  ),
  invented(
    'brann',
    'no',
    { I: 'Per Olav Sande', N: 'Liv Tangen', P: 'politiet' },
    `
- n En låve brant ned til grunnen på Nordre Tangen natt til lørdag.
I d – Vi fikk melding klokka 03.12, og da var det ikke stort igjen å redde, sier innsatsleder Per Olav Sande.
N d – Hesten min vekket meg, forteller eieren Liv Tangen.
N i Tangen sier at alle dyrene kom seg ut.
P i Politiet opplyser at årsaken er ukjent.
`,
  ),
  invented(
    'influensa',
    'no',
    { A: 'Mona Rygg', B: 'Folkehelseinstituttet', C: 'Jonas Bratlie', D: 'Line Strand', E: 'Olav Mjelde' },
    `
A i Helsedirektoratet anbefaler at alle over 65 år tar influensavaksine.

- n Det sier assisterende helsedirektør Mona Rygg til NTB.

A d – Sesongen ser ut til å bli hard, sier Rygg.

A i Hun viser til at 1200 personer allerede er innlagt.

B i Ifølge Folkehelseinstituttet er toppen ventet i uke 5.

- n Fastlege Jonas Bratlie i Sandvika er bekymret for kapasiteten.

C d – Vi har ikke nok folk.
C d Telefonen ringer hele tida, forteller han.

C d «Det er på tide at politikerne våkner», skriver Bratlie i en epost til avisen.

- n Helseminister Line Strand (Ap) avviser kritikken.
D i Hun mener kommunene har fått nok penger.

D d – Jeg har full forståelse for at det er travelt, men pengene er der, sa Strand i Stortinget onsdag.

E i Stortingsrepresentant Olav Mjelde (Frp) spurte hvor pengene var blitt av.

D i Strand svarte at de var på vei.

E d – Neste gang tar vi det med ministeren på kammerset, sa Mjelde etter debatten, og la til at han ikke var fornøyd.

- j De to ble enige om å møtes igjen i januar.
`,
  ),
  invented(
    'makrell',
    'no',
    { A: 'Hege Lium', B: 'Jón Stefánsson', C: 'Arne Solheim', D: 'departementet', E: 'NRK' },
    `
- n Statsråd Hege Lium (Sp) mottok tirsdag den islandske fiskeriministeren Jón Stefánsson i Bodø.

A i Lium sa at Norge ønsker en rask avtale om makrell.

A d – Vi er naboer og må finne ut av dette, sa statsråden.

B i Ifølge den islandske ministeren er det fortsatt langt mellom partene.

B i Stefánsson understreket samtidig at forhandlingene foregår i god tone.

B d «Makrellen leser ikke kart», uttalte han etter møtet.

C i Lederen i Fiskarlaget, Arne Solheim, krever at Norge står på sitt.

C i Han mener 70 prosent er det minste man kan godta.

C i Solheim, som selv er fisker, frykter et dårlig år.

D i Partene møtes igjen 14. mars, opplyser departementet.

`,
  ),
];
