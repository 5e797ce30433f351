/** Family names that come first, folded, by which the order of a name is known. Pure data. */
import { list } from './speech.ts';

export const VIETNAMESE_SURNAMES: ReadonlySet<string> = new Set(
  list(`nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam phung mai to ha ta
    luong luu chau quach cao la thai tong chu kieu trieu dam van nghiem lai mac khuat giang uong ninh bach thach ung diep tieu hua au nong be vi khuong cu quan ton hau`),
);
/** Vietnamese family names that are also common words or names elsewhere: they need marks, or three parts, to tell. */
export const WEAK_VIETNAMESE_SURNAMES: ReadonlySet<string> = new Set(
  list(
    'do ho to ha ta la van mai lam vi be au cao le thai dam lai bach quan an kim hua cu ton chu dao giang ninh dinh',
  ),
);
export const CHINESE_SURNAMES: ReadonlySet<string> = new Set(
  list(`wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng feng han cao zeng peng xiao
    cai pan tian dong yuan yu jiang du ye cheng wei su lu ding ren shen yao zhong tan lai fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu hou yin xue yan lei
    long shao duan qian tao mao xi hua qi kong wen hao mo he bao chang ai`),
);
export const KOREAN_SURNAMES: ReadonlySet<string> = new Set(
  list('kim park lee choi jung kang cho yoon jang lim han seo shin kwon hwang ahn song yoo hong moon ban'),
);

/** Small words inside family names. */
export const PARTICLES: ReadonlySet<string> = new Set(
  list('van von der den de del della di da dos du la le bin bint ibn al el ben ter ten af av zu zum'),
);
