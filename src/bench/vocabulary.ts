/** Words for invented articles: common words of three languages as they are, and thousands made from syllables. Pure. */
import { Random } from './random.ts';

export type BenchLanguage = 'en' | 'no' | 'vi';
export const BENCH_LANGUAGES: readonly BenchLanguage[] = ['en', 'no', 'vi'];

export interface Vocabulary {
  /** Nouns, the most frequent first. */
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly adjectives: readonly string[];
  readonly places: readonly string[];
  readonly units: readonly string[];
  readonly roles: readonly string[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
}

const list = (words: string): string[] => words.split(/[\s,]+/u).filter(Boolean);
const phrases = (words: string): string[] => words.split('|').map((phrase) => phrase.trim());

interface Sounds {
  readonly starts: readonly string[];
  readonly middles: readonly string[];
  readonly ends: readonly string[];
}

const SOUNDS: Readonly<Record<BenchLanguage, Sounds>> = {
  en: {
    starts: list('b br c ch cl d dr f fl g gr h j l m n p pl pr r s sh st t tr v w'),
    middles: list('a e i o u ea oo ai'),
    ends: list('n r l t m ck nd st ss ng rt sh ve ll'),
  },
  no: {
    starts: list('b br d dr f fj fl g gr h hj k kj kl l m n p r s sj sk sl st t tr v'),
    middles: list('a e i o u y æ ø å ei au'),
    ends: list('n r l t m kk nd st ss ng rt d v lt'),
  },
  vi: {
    starts: list('b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x'),
    middles: list('a á à ả ạ ă ắ â ấ ầ e é ê ế ề i í ì o ó ô ố ồ ơ ớ ờ u ú ư ứ'),
    ends: list('n m ng nh t c ch p'),
  },
};

const BASE: Readonly<
  Record<BenchLanguage, Omit<Vocabulary, 'places'> & { readonly places: readonly string[] }>
> = {
  en: {
    nouns:
      list(`council harbour school budget road hospital company market river bridge election report factory
      festival farmer student island railway museum storm price export tax water forest court team season plan`),
    verbs: list(
      'opened closed grew fell approved rejected built moved changed cost joined left reached delayed',
    ),
    adjectives: list(
      'new old large small local public private early late strong weak northern southern annual',
    ),
    places: list('Redmoor Castellan Eastwick Harbourne Millbrook Stonefield Ashford Linwood'),
    units: phrases('million dollars | per cent | tonnes | ships | jobs | kilometres | households | students'),
    roles: phrases(
      'Minister of Fisheries | mayor | chief executive | head teacher | spokesperson | harbour master | chief engineer',
    ),
    firstNames: list('Ada Martin Clara Peter Helen George Alice Simon Laura Henry Nora Frank'),
    lastNames: list('Berg Holt Marsh Pike Rowan Sutton Vance Wells Yates Carver Doyle Finch'),
  },
  no: {
    nouns:
      list(`kommunen havna skolen budsjettet veien sykehuset selskapet markedet elva brua valget rapporten fabrikken
      festivalen bonden studenten øya jernbanen museet stormen prisen eksporten skatten vannet skogen retten laget`),
    verbs: list(
      'åpnet stengte vokste falt godkjente avviste bygde flyttet endret kostet forlot nådde utsatte',
    ),
    adjectives: list(
      'nye gamle store små lokale offentlige private tidlige sene sterke svake nordlige sørlige årlige',
    ),
    places: list('Eidsholm Hauganes Storvik Nordbygda Sandnesfjord Lillebo Fjellheim Granås'),
    units: phrases(
      'millioner kroner | prosent | tonn | skip | arbeidsplasser | kilometer | husstander | elever',
    ),
    roles: phrases(
      'fiskeriminister | ordfører | daglig leder | rektor | talsperson | havnesjef | sjefingeniør',
    ),
    firstNames: list('Kari Ola Ingrid Lars Astrid Nils Solveig Per Marit Jon Liv Knut'),
    lastNames: list('Hauge Moen Lie Bakke Dahl Strand Lund Vik Haugen Solberg Nes Foss'),
  },
  vi: {
    nouns:
      phrases(`hội đồng | cảng | trường học | ngân sách | con đường | bệnh viện | công ty | thị trường | dòng sông | cây cầu
      | cuộc bầu cử | báo cáo | nhà máy | lễ hội | nông dân | sinh viên | hòn đảo | đường sắt | bảo tàng | cơn bão | giá cả | thuế`),
    verbs: phrases(
      'mở cửa | đóng cửa | tăng | giảm | phê duyệt | từ chối | xây dựng | chuyển | thay đổi | đạt | hoãn',
    ),
    adjectives: phrases('mới | cũ | lớn | nhỏ | công cộng | tư nhân | sớm | muộn | mạnh | yếu | hằng năm'),
    places: phrases('Vĩnh Sa | Phú Lãng | Trà Giang | Hòa Bắc | Long Xuyên Hạ | An Trà'),
    units: phrases('tỷ đồng | phần trăm | tấn | tàu | việc làm | ki-lô-mét | hộ gia đình | học sinh'),
    roles: phrases(
      'Bộ trưởng Bộ Thủy sản | Chủ tịch xã | Giám đốc công ty | Hiệu trưởng | Người phát ngôn | Kỹ sư trưởng',
    ),
    firstNames: phrases(
      'Văn Ân | Thị Lan | Minh Đức | Quang Hải | Thu Hà | Hữu Phước | Ngọc Mai | Thanh Tùng',
    ),
    lastNames: list('Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ'),
  },
};

/** Words made beside the common ones, by kind. */
const MADE = { nouns: 6_000, verbs: 400, adjectives: 800, places: 400, lastNames: 1_500 } as const;

const made = new Map<BenchLanguage, Vocabulary>();

/** The words of a language; always the same. */
export function vocabularyOf(language: BenchLanguage): Vocabulary {
  const known = made.get(language);
  if (known) return known;
  const base = BASE[language];
  const random = new Random(BENCH_LANGUAGES.indexOf(language) + 1);
  const more = (count: number, capital: boolean): string[] =>
    Array.from({ length: count }, () => {
      const word = wordOf(random, language);
      return capital ? word.charAt(0).toLocaleUpperCase() + word.slice(1) : word;
    });
  const vocabulary: Vocabulary = {
    ...base,
    nouns: [...base.nouns, ...more(MADE.nouns, false)],
    verbs: [...base.verbs, ...more(MADE.verbs, false)],
    adjectives: [...base.adjectives, ...more(MADE.adjectives, false)],
    places: [...base.places, ...more(MADE.places, true)],
    lastNames: [...base.lastNames, ...(language === 'vi' ? [] : more(MADE.lastNames, true))],
  };
  made.set(language, vocabulary);
  return vocabulary;
}

function wordOf(random: Random, language: BenchLanguage): string {
  const { starts, middles, ends } = SOUNDS[language];
  const syllable = () => random.pick(starts) + random.pick(middles) + random.pick(ends);
  if (language === 'vi') return `${syllable()} ${syllable()}`;
  const parts = Array.from(
    { length: random.between(1, 2) },
    () => random.pick(starts) + random.pick(middles),
  );
  return parts.join('') + syllable();
}
