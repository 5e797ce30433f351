/**
 * Words whose stems the rules of `stem.ts` would miss or confuse, folded: `held` is `hold`, `news` is not `new`.
 * One line is one stem: the stem first, then the forms that have it.
 */
function table(lines: string): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  for (const line of lines.trim().split('\n')) {
    const words = line.trim().split(/\s+/);
    const key = words[0] ?? '';
    for (const word of words) stems.set(word, key);
  }
  return stems;
}

export const IRREGULAR_ENGLISH: ReadonlyMap<string, string> = table(`
be is are was were been being am
have has had having
do does did done doing
say said says saying
meet met meeting meetings meets
hold held holds holding
go went gone goes going
come came comes coming
take took taken takes taking
give gave given gives giving
make made makes making
see saw seen sees seeing
tell told tells telling
speak spoke spoken speaks speaking
write wrote written writes writing
begin began begun begins beginning
become became becomes becoming
keep kept keeps keeping
find found finds finding
think thought thinks thinking
bring brought brings bringing
send sent sends sending
spend spent spends spending
grow grew grown grows growing
know knew known knows knowing
show shown showed shows showing
win won wins winning
lose lost loses losing
build built builds
building buildings
sell sold sells selling
buy bought buys buying
pay paid pays paying
lead led leads leading
stand stood stands standing
understand understood understands
choose chose chosen chooses choosing
draw drew drawn draws drawing
drive drove driven drives driving
fly flew flown flies flying
run ran runs running
fight fought fights fighting
teach taught teaches teaching
catch caught catches catching
seek sought seeks seeking
feel felt feels feeling
fall fell fallen falls falling
rise risen rises rising
strike struck strikes striking
steal stole stolen steals stealing
break broke broken breaks breaking
hit hits hitting
beat beaten beats beating
sing sang sung sings singing
swim swam swum swims swimming
get got gotten gets getting
eat ate eaten eats eating
die died dies dying
lie lies lying
tie tied ties
agree agreed agrees agreeing
man men
woman women
child children
person persons
foot feet
news
economics
politics
series
species
gas gases
bus buses
during
morning mornings
evening evenings
wedding weddings
spring springs
string strings
king kings
ring rings
bring
thing things
something
anything
nothing
everything
ceiling ceilings
sterling
beijing
training
shipping
housing
clothing
red
hundred hundreds
speed speeds
seed seeds
indeed
united
family families
early
only
daily
weekly
quarterly
elderly
assembly assemblies
monopoly monopolies
anomaly anomalies
multiply multiplies
italy
july
supply supplies supplied supplying
reply replies replied replying
apply applies applied applying
rally rallies rallied rallying
ally allies allied
business businesses
crisis crises
analysis analyses
basis bases
always
perhaps
across
less
access
process processes processed processing
address addresses addressed addressing
congress congresses
texas
paris
christmas
vietnamese
chinese
japanese
university universities
universe
`);

export const IRREGULAR_NORWEGIAN: ReadonlyMap<string, string> = table(`
vaere er var vaert
ha har hadde hatt
si sier sa sagt
fa fikk fatt
ga gar gikk gatt
gi gir gitt gav
komme kommer kom kommet
ta tar tok tatt
se ser sett sag
bli blir ble blitt
gjore gjor gjorde gjort
vite vet visste visst
mote moter motte mott motet motene moters
holde holder holdt holdes holdte
vinne vinner vant vunnet
tape taper tapte tapt
skrive skriver skrev skrevet
finne finner fant funnet
sta star sto stod statt
sla slar slo slatt
foresla foreslar foreslo foreslatt
forsta forstar forstod forsto forstatt
selge selger solgte solgt selges
sporre spor spurte spurt
kjore kjorer kjorte kjort
hore horer horte hort
laere laerer laerte laert
fore forer forte fort
fullfore fullforer fullforte fullfort
gjennomfore gjennomforer gjennomforte gjennomfort gjennomfores
innfore innforer innforte innfort
utfore utforer utforte utfort
mene mener mente ment
kjenne kjenner kjente kjent
tjene tjener tjente tjent
oke oker okte okt okes
okning okningen okninger okningene
vise viser viste vist vises
lese leser leste lest
reise reiser reiste reist reisen reisene
drive driver drev drevet
falle faller falt fallt
stige stiger steg steget
synke synker sank sunket
synge synger sang sunget
lope loper lop lopt
besok besoke besoker besokte besokt besoket besokene besokende besoks
legge legger la lagt
sette setter satte satt
sitte sitter satt
be ber ba bedt
dra drar dro dratt
dele deler delte delt
love lover lovet lovte
lov loven lovene lovens
by byen byer byene byens
oy oya oyer oyene oyen
ar aret arene arets arenes ars
dag dagen dager dagene dagens
uke uken uka uker ukene
land landet landene landets landenes lands
vare varen varer varene
bok boken boka boker bokene
mann mannen menn mennene
kvinne kvinnen kvinner kvinnene
barn barnet barna barnas
bror broren brodre
mor moren mora modre
faren
datter datteren dotre
natt natten netter
kraft kraften krefter
hand handen hender hendene
fot foten fotter
senter senteret sentre sentrene
ny nytt nye nyere
stor stort store
storre
storst storste
hoy hoyt hoye
god godt gode
bedre
best beste
liten lite lille sma
gammel gammelt gamle
sak saken saker sakene sakens
vei veien veier veiene
sjo sjoen
skole skolen skoler skolene
sone sonen soner sonene
sonn sonnen sonner
avtale avtalen avtaler avtalene
tale talen taler talene talte
omtale omtalen
tall tallet tallene talls
statsrad statsraden statsrader statsradene
rad radet radene
tog toget togene
fly flyet flyene
`);
