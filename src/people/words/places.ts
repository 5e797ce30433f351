/** Names of places that news is full of: countries from the platform's own data, and a hand-made list of others. Folded. */
import { fold } from '../../language/fold.ts';

const OTHERS = `alabama;alaska;arizona;arkansas;california;colorado;connecticut;delaware;florida;hawaii;idaho;illinois;indiana;iowa;kansas;kentucky;louisiana;maine;maryland;massachusetts;michigan;minnesota;mississippi;missouri;montana;
nebraska;nevada;new hampshire;new jersey;new mexico;new york;north carolina;north dakota;ohio;oklahoma;oregon;pennsylvania;rhode island;south carolina;south dakota;tennessee;texas;utah;vermont;washington;west virginia;wisconsin;wyoming;
america;britain;england;scotland;wales;northern ireland;europe;asia;africa;korea;north korea;south korea;middle east;london;paris;berlin;rome;madrid;moscow;beijing;shanghai;tokyo;delhi;new delhi;mumbai;bangkok;jakarta;manila;sydney;brussels;
geneva;vienna;oslo;bergen;trondheim;stavanger;tromso;stockholm;copenhagen;helsinki;hanoi;ha noi;hai phong;da nang;hue;can tho;ho chi minh city;tp hcm;tp ho chi minh;saigon;sai gon;seoul;pyongyang;boston;chicago;los angeles;san francisco;
seattle;houston;dallas;denver;miami;atlanta;philadelphia;detroit;cleveland;milwaukee;baltimore;las vegas;phoenix;manhattan;brooklyn;hong kong;taipei;singapore;kyiv;kiev;damascus;baghdad;tehran;jerusalem;tel aviv;gaza;cairo;ankara;istanbul;guangdong;yunnan;lao cai;bac ninh;nghe an;thanh hoa;khanh hoa;da lat;vung tau;dong nai;binh duong;thai nguyen;quang nam;quang tri;quang binh;ha tinh;nam dinh;hai duong;hung yen;
kina;norge;sverige;danmark;storbritannia;usa;us;uk;eu;un;u.s;u.k;asean;nato;europa;asia;trung quoc;nhat ban;han quoc;viet nam;vietnam;campuchia;thai lan;wall street;white house;capitol hill;silicon valley;
nordland;troms;finnmark;vestland;rogaland;agder;telemark;vestfold;buskerud;innlandet;akershus;ostfold;drammen;kristiansand;fredrikstad;bodo;alesund;svalbard;kremlin;pentagon;ariz;calif;colo;conn;fla;ill;ind;kan;mass;mich;minn;mont;neb;nev;okla;ore;tenn;tex;wis;wyo;wash;mo;va;vt;pa;ga;ky;md;d.c;n.h;n.y;n.j;n.c;s.c`;

/** Regions, provinces and towns as Vietnamese articles name them; many are names of people as well. */
const VIETNAMESE = `dong nam a;dong bac a;chau au;chau a;chau phi;bac au;an giang;ba ria;bac giang;bac kan;bac lieu;ben tre;binh dinh;binh phuoc;binh thuan;ca mau;cao bang;dak lak;dak nong;dien bien;dong thap;gia lai;ha giang;ha nam;hau giang;hoa binh;kien giang;kon tum;
lai chau;lam dong;lang son;long an;ninh binh;ninh thuan;
phu tho;phu yen;quang ngai;quang ninh;soc trang;son la;tay ninh;thai binh;thua thien hue;tien giang;tra vinh;tuyen quang;vinh long;vinh phuc;yen bai;buon ma thuot;quy nhon;nha trang;quang tay;van nam`;

/** Country names in three languages. Made once, when first asked for. */
function countries(): string[] {
  const names: string[] = [];
  for (const language of ['en', 'no', 'vi']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (let first = 65; first <= 90; first++) {
      for (let second = 65; second <= 90; second++) {
        const code = String.fromCharCode(first, second);
        const name = /^(?:X.|Q[M-Z]|ZZ|AA)$/.test(code) ? undefined : display.of(code);
        // Vietnamese names of countries of one syllable ("Đức") are given names as well.
        if (name && !(language === 'vi' && !/\s/.test(name) && name.length < 5)) names.push(fold(name));
      }
    }
  }
  return names;
}

let known: ReadonlySet<string> | null = null;
/** Countries that are also frequent names of people. */
const ALSO_NAMES = new Set(['jordan', 'chad', 'georgia', 'israel', 'niger']);

/** Whether the folded words (joined with a blank) name a place known to everybody. */
export function isPlace(folded: string): boolean {
  known ??= new Set([...countries(), ...`${OTHERS};${VIETNAMESE}`.split(';').map((name) => name.trim())]);
  return known.has(folded) && !ALSO_NAMES.has(folded);
}
