/** Units of figures: currencies, measures, times. English and Norwegian keys are folded, Vietnamese ones keep marks. */

export interface UnitWord {
  readonly words: readonly string[];
  readonly kind: 'money' | 'percentage' | 'measure' | 'duration';
  /** One name for all languages: `USD`, `%`, `km`, `years`. */
  readonly unit: string;
  /** What one of the unit is of the named one: a kilogram word counts 1, `cent` of a dollar is not read. */
  readonly factor: number;
}

/** `words, words | kind | unit [| factor]`, one unit a line. */
function units(lines: string): readonly UnitWord[] {
  const all: UnitWord[] = [];
  for (const line of lines.trim().split('\n')) {
    const [forms = '', kind = '', unit = '', factor = '1'] = line.trim().split(/\s*\|\s*/);
    for (const form of forms.split(/\s*,\s*/)) {
      all.push({ words: form.split(' '), kind: kind as UnitWord['kind'], unit, factor: Number(factor) });
    }
  }
  return all;
}

/** The same in every language: codes and symbols, folded. */
const EVERYWHERE = `usd | money | USD
eur | money | EUR
nok | money | NOK
sek | money | SEK
dkk | money | DKK
gbp | money | GBP
vnd, vnđ | money | VND
cny, rmb | money | CNY
jpy | money | JPY
thb | money | THB
aud | money | AUD
cad | money | CAD
sgd | money | SGD
hkd | money | HKD
chf | money | CHF
rub | money | RUB
inr | money | INR
krw | money | KRW
km | measure | km
m | measure | m
cm | measure | cm
mm | measure | mm
km2 | measure | km2
m2 | measure | m2
m3 | measure | m3
kg | measure | kg
g | measure | g
ha | measure | ha
mw | measure | MW
gw | measure | GW
kw | measure | kW
kwh | measure | kWh
mwh | measure | MWh
gwh | measure | GWh
twh | measure | TWh
kv | measure | kV
hpa | measure | hPa
mph | measure | mph
db | measure | dB
gb | measure | GB
tb | measure | TB
mb | measure | MB
ghz | measure | GHz
mhz | measure | MHz`;

const TABLES: Readonly<Record<string, readonly UnitWord[]>> = {
  en: units(`us dollars, us dollar, american dollars, dollars, dollar | money | USD
    australian dollars, australian dollar | money | AUD
    canadian dollars, canadian dollar | money | CAD
    singapore dollars, singapore dollar | money | SGD
    hong kong dollars, hong kong dollar | money | HKD
    new zealand dollars | money | NZD
    euros, euro | money | EUR
    pounds sterling, pounds, pound | money | GBP
    norwegian kroner, norwegian krone, norwegian crowns, kroner, krone | money | NOK
    swedish kronor, swedish kroner, swedish crowns, kronor | money | SEK
    danish kroner, danish crowns | money | DKK
    vietnamese dong, dong | money | VND
    chinese yuan, yuan, renminbi | money | CNY
    yen | money | JPY
    baht | money | THB
    korean won, won | money | KRW
    roubles, rubles, rouble, ruble | money | RUB
    indian rupees, rupees, rupee | money | INR
    swiss francs, francs | money | CHF
    ringgit | money | MYR
    rupiah | money | IDR
    pesos | money | PHP
    kip | money | LAK
    riel | money | KHR
    percentage points, percentage point | percentage | pp
    per cent, percent, pct | percentage | %
    basis points | percentage | pp | 0.01
    kilometres per hour, kilometers per hour, km per hour, kph | measure | km/h
    metres per second, meters per second | measure | m/s
    miles per hour | measure | mph
    square kilometres, square kilometers, sq km | measure | km2
    square metres, square meters, sq m | measure | m2
    cubic metres, cubic meters | measure | m3
    square miles | measure | mi2
    square feet | measure | ft2
    kilometres, kilometers, kilometre, kilometer | measure | km
    metres, meters, metre, meter | measure | m
    centimetres, centimeters, centimetre, centimeter | measure | cm
    millimetres, millimeters, millimetre, millimeter | measure | mm
    miles, mile | measure | mi
    nautical miles | measure | nmi
    feet, foot | measure | ft
    inches, inch | measure | in
    kilograms, kilogrammes, kilos, kilogram, kilo | measure | kg
    grams, grammes, gram | measure | g
    tonnes, tonne, tons, ton, metric tons | measure | t
    hectares, hectare | measure | ha
    acres, acre | measure | acre
    litres, liters, litre, liter | measure | l
    barrels, barrel | measure | bbl
    megawatts, megawatt | measure | MW
    gigawatts, gigawatt | measure | GW
    kilowatts, kilowatt | measure | kW
    kilowatt hours | measure | kWh
    terawatt hours | measure | TWh
    kilovolts, kilovolt | measure | kV
    degrees celsius, degrees, celsius | measure | °C
    degrees fahrenheit, fahrenheit | measure | °F
    knots | measure | kn
    years old, year old, years of age | measure | age
    years, year, yrs | duration | years
    months, month | duration | months
    weeks, week | duration | weeks
    days, day | duration | days
    hours, hour, hrs | duration | hours
    minutes, minute, mins | duration | minutes
    seconds, second, secs | duration | seconds
    decades, decade | duration | years | 10
    centuries, century | duration | years | 100
    ${EVERYWHERE}`),
  no: units(`amerikanske dollar, us dollar, dollar | money | USD
    australske dollar | money | AUD
    kanadiske dollar | money | CAD
    norske kroner, kroner, krone, kr | money | NOK
    svenske kroner | money | SEK
    danske kroner | money | DKK
    euro | money | EUR
    pund, britiske pund | money | GBP
    dong, vietnamesiske dong | money | VND
    yuan, kinesiske yuan, renminbi | money | CNY
    yen | money | JPY
    baht | money | THB
    rubler | money | RUB
    rupier | money | INR
    sveitsiske franc, franc | money | CHF
    prosentpoeng | percentage | pp
    prosent, pst, prosenten | percentage | %
    promille | percentage | % | 0.1
    kilometer i timen, km i timen, km t, kilometer i timer | measure | km/h
    meter i sekundet, sekundmeter | measure | m/s
    kvadratkilometer | measure | km2
    kvadratmeter | measure | m2
    kubikkmeter | measure | m3
    kilometer | measure | km
    meter, meteren, meters | measure | m
    centimeter | measure | cm
    millimeter | measure | mm
    mil | measure | km | 10
    nautiske mil | measure | nmi
    kilo, kilogram | measure | kg
    gram | measure | g
    tonn | measure | t
    hektar | measure | ha
    dekar, mal jord | measure | ha | 0.1
    liter | measure | l
    fat | measure | bbl
    megawatt | measure | MW
    gigawatt | measure | GW
    kilowatt | measure | kW
    kilowattimer | measure | kWh
    terawattimer | measure | TWh
    plussgrader, varmegrader, grader, grader celsius | measure | °C
    kuldegrader, minusgrader | measure | °C | -1
    knop | measure | kn
    ar gammel, ar gamle, aring, aringen, aringer | measure | age
    ar, aret, arene, ars | duration | years
    maneder, maned, maneders, maneds | duration | months
    uker, uke, ukers, ukes | duration | weeks
    dager, dag, dagers, dags, dogn | duration | days
    timer, time, timers, times | duration | hours
    minutter, minutt, minutters | duration | minutes
    sekunder, sekund, sekunders | duration | seconds
    tiar | duration | years | 10
    arhundrer, hundrear | duration | years | 100
    ${EVERYWHERE}`),
  vi: units(`đô la mỹ, đô la, đô-la, đôla | money | USD
    đô la úc | money | AUD
    đồng việt nam, đồng | money | VND
    euro, ơ rô | money | EUR
    bảng anh | money | GBP
    nhân dân tệ, tệ | money | CNY
    yên, yên nhật | money | JPY
    baht, bạt | money | THB
    won | money | KRW
    rúp | money | RUB
    krone na uy, cuaron na uy | money | NOK
    điểm phần trăm | percentage | pp
    phần trăm | percentage | %
    km giờ, ki lô mét giờ | measure | km/h
    km vuông, ki lô mét vuông | measure | km2
    dặm | measure | mi
    mét vuông | measure | m2
    mét khối | measure | m3
    ki lô mét, kilômét, cây số | measure | km
    mét | measure | m
    xăng ti mét, centimet | measure | cm
    mi li mét | measure | mm
    hải lý | measure | nmi
    ki lô gam, kilogam, cân, ký | measure | kg
    gam | measure | g
    tấn | measure | t
    tạ | measure | t | 0.1
    héc ta, hecta, hécta | measure | ha
    lít | measure | l
    thùng | measure | bbl
    độ c, độ | measure | °C
    tuổi | measure | age
    năm | duration | years
    tháng | duration | months
    tuần | duration | weeks
    ngày | duration | days
    giờ, tiếng, tiếng đồng hồ, giờ đồng hồ | duration | hours
    phút | duration | minutes
    giây | duration | seconds
    thập kỷ, thập niên | duration | years | 10
    thế kỷ | duration | years | 100
    ${EVERYWHERE}`),
};

const PLAIN = units(EVERYWHERE);
const byFirst = new Map<string, ReadonlyMap<string, readonly UnitWord[]>>();

/** Units whose first word is this one, longest first. */
export function unitsFrom(word: string, language: string): readonly UnitWord[] {
  let index = byFirst.get(language);
  if (index === undefined) {
    const made = new Map<string, UnitWord[]>();
    for (const unit of TABLES[language] ?? PLAIN) {
      const first = unit.words[0] ?? '';
      const list = made.get(first);
      if (list === undefined) made.set(first, [unit]);
      else list.push(unit);
    }
    for (const list of made.values()) list.sort((a, b) => b.words.length - a.words.length);
    index = made;
    byFirst.set(language, index);
  }
  return index.get(word) ?? [];
}

/** Currency marks written before an amount: symbols with their letters, and codes. */
const BEFORE: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  hk$: 'HKD',
  nz$: 'NZD',
  s$: 'SGD',
  sg$: 'SGD',
  nt$: 'TWD',
  r$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₫': 'VND',
  '₩': 'KRW',
  '₹': 'INR',
  '฿': 'THB',
  '₽': 'RUB',
  kr: 'NOK',
  rs: 'INR',
};
const CODES = new Set(
  'usd eur nok sek dkk gbp vnd cny rmb jpy thb aud cad sgd hkd chf rub inr krw nzd myr idr php'.split(' '),
);

/** The currency that a mark before an amount means, e.g. `US$`, `NOK`, `kr`. */
export function currencyBefore(mark: string): string | null {
  const key = mark.toLowerCase().replace(/\s|\.$/g, '');
  if (key === 'rmb') return 'CNY';
  return BEFORE[key] ?? (CODES.has(key) ? key.toUpperCase() : null);
}
