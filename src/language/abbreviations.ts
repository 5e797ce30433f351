/** Which full stops end no sentence: abbreviations, initials, ordinals and list numbers of three languages. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Stand before a name; no sentence ends with them. Written with a capital, but for those of Norwegian. */
const TITLES = list(
  `mr mrs ms dr prof sen sens rep reps gov govs gen col lt cmdr capt sgt cpl pvt maj adm rev hon pres supt insp atty
  messrs mme mlle st ste mt ft brig dep asst amb sec
  tp ts ths gs pgs bs ks ls tx nxb kts hlv nsnd nsưt ngnd`,
);
const NORWEGIAN_TITLES = list(
  'dr prof adm dir avd fhv tidl hr frk red ass cand mag pol st nåv sst kap fung int',
);
/** Stand before more of the same sentence, whatever it begins with. */
const LEADING = list(
  'dvs eks jf jfr evt ev inkl ekskl hhv ca vs cf approx viz incl excl bl mht mtp iht pga ift iflg vedr',
);
/** Only abbreviations before a figure: `No. 5`, `kl. 12`; `No. He left.` is two sentences. */
const BEFORE_FIGURE = list(
  'no nos nr nos art fig figs p pp s vol ch chap sec par pkt kl kap tlf tel ext § f b jan feb mar apr jun jul aug sep sept okt oct nov dec des',
);
/** Belong to a name, but a sentence may end with them too. */
const AFTER_NAME = list('inc ltd corp co bros jr sr plc llc esq md phd');
/** End a list or an amount: a capital after them begins a sentence. */
const CLOSING = list('osv mv m.m m.v o.l o.a m.fl mfl etc v.v mill mrd pst kr stk');
const HOURS = list('a.m p.m');
/** What goes on after `9 a.m.`: days, months, time zones. */
const AFTER_HOURS =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)$/i;

/** Words that begin a sentence far more often than they follow an abbreviation inside one. */
const STARTERS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: list(
    `the a an he she it they we i you his her their its our my this that these those in on at but and so if when while
    after before as for from with by there what who how why where meanwhile however also still yet now then both many
    most some all more no not under according asked since until because although though despite during another`,
  ),
  no: list(
    `han hun det de den vi jeg du man dette disse og men så i på for fra med etter da når hvis som der her også både
    ifølge samtidig videre nå hva hvem hvor hvordan hvorfor ved under dermed derfor likevel ingen alle`,
  ),
  vi: list(
    `ông bà anh chị họ nó tôi chúng theo trong tại và nhưng khi sau trước đây đó các những một việc với để cũng ngoài
    từ đến nếu vì do hiện năm ngày`,
  ),
};
/** What stands before `22.` when it means `22nd`. */
const BEFORE_ORDINAL = list(
  `den det de sin sitt sine vår vårt våre min mitt mine din ditt dine hans hennes deres dens dets hver hvert årets fra og til`,
);

/** The surroundings of one full stop. */
export interface Stop {
  readonly language: string;
  /** What stands before it up to white space, without opening marks: `Mr`, `U.S`, `22`. */
  readonly word: string;
  /** Whether that is all there is of the sentence so far. */
  readonly first: boolean;
  /** The word before `word`, or an empty string. */
  readonly before: string;
  /** The next word, without opening marks; it begins with a capital, a figure or a letter that has no case. */
  readonly next: string;
}

/** Whether the sentence goes on after this full stop, although no small letter follows. */
export function goesOn(stop: Stop): boolean {
  const { word, next, language } = stop;
  const low = word.toLowerCase();
  const capital = word !== low;
  const figureNext = /^\p{N}/u.test(next);
  const starts = isStarter(next, language);
  if (/^\p{N}+$/u.test(word)) return numberGoesOn(stop, starts);
  // the `v` of a lawsuit
  if (word === 'v' && !starts && !figureNext) return true;
  if (/^\p{L}$/u.test(word)) return capital ? !figureNext && !starts : figureNext && BEFORE_FIGURE.has(low);
  if (HOURS.has(low)) return AFTER_HOURS.test(next) || /^\p{Lu}{2,4}$/u.test(next);
  if (CLOSING.has(low)) return false;
  if (/^(?:\p{L}{1,4}\.)+\p{L}{1,4}$/u.test(word)) {
    return low.split('.').some((part) => part.length > 1 && TITLES.has(part)) || !starts;
  }
  if (BEFORE_FIGURE.has(low) && figureNext) return true;
  if (LEADING.has(low)) return !starts;
  if (AFTER_NAME.has(low)) return capital && !starts && !figureNext;
  if (low === 'st') return capital ? !starts : figureNext;
  if (TITLES.has(low) && capital) return !figureNext && (low !== 'sec' || !starts);
  return language === 'no' && NORWEGIAN_TITLES.has(low) && !starts;
}

function numberGoesOn({ word, first, before, next, language }: Stop, starts: boolean): boolean {
  if (word.length > 3) return false;
  if (first) return true;
  if (language === 'en' || language === 'vi' || starts) return false;
  // `17., 18. og 19.` and `den 22. Expo`; `hans 50. EM-gull`
  if (/^\p{N}{1,3}$/u.test(next)) return true;
  return BEFORE_ORDINAL.has(before.toLowerCase()) || /^\p{Lu}\p{L}{2,}s$/u.test(before);
}

function isStarter(word: string, language: string): boolean {
  return (STARTERS[language] ?? STARTERS.en!).has(word.toLowerCase());
}
