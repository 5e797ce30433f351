/** Tells somebody whose install failed why, in one sentence. Pure: it reads what npm said. */

const TOOLS_ADVICE =
  'install Python 3, make and a C++ compiler (Debian: apt-get install python3 make g++; macOS: xcode-select --install; Windows: Visual Studio Build Tools), then try again.';
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ENOTCACHED/u;

/** What a build looks for, and how it says that it is not there. */
const MISSING = [
  ['Python 3', /Could not find any Python|gyp ERR! find Python You need to install/u],
  ['make', /not found: g?make|\bg?make: (?:command )?not found/u],
  [
    'a C++ compiler',
    /(?:g\+\+|c\+\+|clang\+\+|\bcc|\bCXX): (?:command )?(?:not found|No such file)|Could not find any Visual Studio|No Xcode or CLT version/u,
  ],
];

/** `output` is what npm printed; `modules` the folder it wrote. Ends with a full stop. */
export function whyFailed(output, modules) {
  if (/gyp ERR|node-gyp|Visual Studio/u.test(output)) return whyNotBuilt(output);
  if (UNREACHABLE.test(output)) {
    return 'The packages could not be fetched because the npm registry is out of reach; connect to the network once, then try again.';
  }
  if (/ENOSPC/u.test(output)) return 'The packages could not be installed because the disk is full.';
  if (/EACCES|EPERM|EROFS/u.test(output))
    return `The packages could not be installed because ${modules} may not be written.`;
  const line = output.split('\n').find((each) => /^npm (?:error|ERR!) (?!code)\S/u.test(each));
  const what = line?.replace(/^npm (?:error|ERR!)\s*|\.\s*$/gu, '') ?? 'npm ci failed';
  return `The packages could not be installed: ${what}.`;
}

function whyNotBuilt(output) {
  const name =
    /^npm (?:error|ERR!) path .*node_modules[\\/](better-sqlite3|hnswlib-node)\s*$/mu.exec(output)?.[1] ??
    /node_modules[\\/](better-sqlite3|hnswlib-node)/u.exec(output)?.[1] ??
    'A native module';
  if (/ENOSPC|No space left on device/u.test(output))
    return `${name} could not be built because the disk is full.`;
  const missing = MISSING.filter(([, sign]) => sign.test(output)).map(([what]) => what);
  if (missing.length > 0)
    return `${name} could not be built because there is no ${missing.join(' and no ').replace('a C++', 'C++')}: ${TOOLS_ADVICE}`;
  const build = output.split('\n').filter((line) => line.includes('gyp ERR! stack'));
  if (build.some((line) => UNREACHABLE.test(line)))
    return `${name} could not be built because the headers of this Node could not be fetched from https://nodejs.org; connect to the network once, then try again.`;
  return `${name} could not be built: ${TOOLS_ADVICE}`;
}
