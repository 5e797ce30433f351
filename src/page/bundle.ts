/** The browser's half of the page, made into one file of script and one of style, in memory, when the page starts. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Asset } from './ports.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What the page is made of. The reader has no script: its pages work without, and their policy allows none. */
const ENTRIES = [
  { name: 'page.js', file: './client/page.ts' },
  { name: 'page.css', file: './client/page.css' },
] as const;
/** Modules that are taken in place of others, and why is said in them. */
const INSTEAD = { 'lit/directives/style-map.js': './client/discord/noStyleMap.ts' } as const;

/** Takes about 0.1 s. @throws Error when the sources do not fit together: a defect of the program. */
export async function bundle(): Promise<readonly Asset[]> {
  const style = { name: 'reader.css', type: CSS, text: await readFile(here('./reader.css'), 'utf8') };
  // Loaded when needed: the reader, and the whole program without a page, do without.
  const { build, stop } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: ENTRIES.map(({ name, file }) => ({ in: here(file), out: name.replace(/\.\w+$/u, '') })),
      outdir: here('./client'),
      alias: Object.fromEntries(Object.entries(INSTEAD).map(([name, file]) => [name, here(file)])),
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      logLevel: 'silent',
    });
    const made = ENTRIES.map(({ name }): Asset => {
      const output = outputFiles.find(({ path }) => path.replaceAll('\\', '/').endsWith(`/${name}`));
      return { name, type: name.endsWith('.css') ? CSS : JAVASCRIPT, text: output?.text ?? '' };
    });
    return [...made, style];
  } finally {
    // Its process would otherwise stay for as long as ours.
    await stop();
  }
}

const CSS = 'text/css; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';
