import { describe, expect, it } from 'vitest';
import { articleOf, reasonOf, sentencesOf, slice } from './read.ts';

const BODY = 'The council voted on Monday to close the old bridge. The mayor said it was unsafe.';
const SENTENCES = ['The council voted on Monday to close the old bridge.', 'The mayor said it was unsafe.'];
const markdown = (text: string) => articleOf(text, 'a.md');

describe('Markdown', () => {
  it('takes the fields of front matter in three languages, and keeps the text at its place in the file', async () => {
    for (const [title, date, source, place] of [
      ['title', 'date', 'source', 'place'],
      ['tittel', 'dato', 'kilde', 'sted'],
      ['tiêu đề', 'ngày', 'nguồn', 'địa điểm'],
    ]) {
      const front = `---\n${title}: "Bridge: closed"\n${date}: 2026-03-03\n${source}: The Post\n${place}: Oslo\n---\n`;
      const article = await markdown(front + BODY);
      expect(article).toMatchObject({
        title: { text: 'Bridge: closed', span: null },
        date: { value: '2026-03-03', certain: true, because: 'front matter' },
        source: { text: 'The Post' },
        place: { text: 'Oslo' },
        header: [{ start: 0, end: front.length }],
      });
      expect(sentencesOf(article)).toEqual(SENTENCES);
    }
  });

  it.each([
    ['March 3, 2026', '2026-03-03'],
    ['3. mars 2026', '2026-03-03'],
    ['2026-03-03T08:00:00+07:00', '2026-03-03'],
    ['next week', null],
    ['2026-13-40', null],
  ])('reads the date %s', async (date, value) => {
    expect((await markdown(`---\ndate: ${date}\n---\n${BODY}`)).date?.value ?? null).toBe(value);
  });

  it('believes the text about the language before the front matter', async () => {
    expect(
      (await markdown(`---\nlang: nb\n---\n${BODY} It was built by the people of the town in 1912.`))
        .language,
    ).toBe('en');
    expect((await markdown('---\nlang: nb-NO\n---\nKvalnes 3, Hauganes 2')).language).toBe('no');
  });

  it('names the line of front matter that cannot be read, and refuses aliases', async () => {
    expect(await reasonOf(`---\ntitle: Bridge\ndate: "2026\n---\n${BODY}`, 'a.md')).toMatch(
      /^front matter, line [34]: /,
    );
    expect(await reasonOf(`---\na: &a [x, x]\nb: [*a, *a]\n---\n${BODY}`, 'a.md')).toMatch(
      /references are not allowed/,
    );
  });

  it('takes rules around a paragraph for rules', async () => {
    expect(sentencesOf(await markdown(`---\n${BODY}\n---\n`))).toEqual(SENTENCES);
  });

  it('leaves the marks of headings and items out of the sentences, and links in', async () => {
    const article = await markdown(
      `# Bridge to close\n\n![map](m.png)\n\n${BODY}\n\n## What next ##\n\n- One plan.\n- [Two](https://x.example) plans.\n\n> A third plan.`,
    );
    expect(article.title?.text).toBe('Bridge to close');
    expect(sentencesOf(article)).toEqual([
      '# Bridge to close',
      ...SENTENCES,
      '# What next',
      'One plan.',
      '[Two](https://x.example) plans.',
      'A third plan.',
    ]);
  });
});

describe('HTML', () => {
  const page = (head: string, body: string) =>
    `<!doctype html><html lang="en"><head><title>Post | Home</title>${head}</head><body><nav><a href="/">Home</a></nav>` +
    `<article><h1>Bridge  to close</h1>${body}</article><footer>© 2026 The Post</footer></body></html>`;
  const PARAGRAPHS = `<p>The council voted on <b>Monday</b> to close the old&nbsp;bridge.</p><h2>What next</h2>
    <p>The mayor said\n it was unsafe &amp; old.</p><script>document.write('<p>hacked</p>')</script>`;

  it('keeps the text of the article in paragraphs, without the page around it and without running scripts', async () => {
    const article = await articleOf(page('', PARAGRAPHS), 'a.html');
    expect(article.title?.text).toBe('Bridge to close');
    expect(article.text).not.toMatch(/Home|hacked|©/);
    expect(sentencesOf(article).slice(-3)).toEqual([
      'The council voted on Monday to close the old bridge.',
      '# What next',
      'The mayor said it was unsafe & old.',
    ]);
  });

  it.each([
    ['<meta property="article:published_time" content="2026-03-03T08:00:00Z">', ''],
    [
      '<script type="application/ld+json">{"@graph":[{"datePublished":"2026-03-03","headline":"Bridge to close"}]}</script>',
      '',
    ],
    ['<script type="application/ld+json">{broken</script>', '<time datetime="2026-03-03">3 March</time>'],
  ])('reads the day from %s', async (head, more) => {
    const article = await articleOf(page(head, more + PARAGRAPHS), 'a.html');
    expect(article.date).toEqual({ value: '2026-03-03', certain: true, because: 'HTML meta', span: null });
  });

  it('reads who published it', async () => {
    const article = await articleOf(
      page('<meta property="og:site_name" content="The Post">', PARAGRAPHS),
      'a.html',
    );
    expect(article.source?.text).toBe('The Post');
  });

  it('makes the best of a broken page', async () => {
    const article = await articleOf(`<div><p>${BODY}<p>Work <i>begins in May.</div></table>`, 'a.html');
    expect(sentencesOf(article)).toEqual([...SENTENCES, 'Work begins in May.']);
    for (const { start, end } of article.junk) expect(slice(article, { start, end })).not.toMatch(/council/);
  });

  it('refuses a page that is nested beyond reason, at once', async () => {
    const began = performance.now();
    expect(await reasonOf('<div>'.repeat(20_000) + BODY, 'a.html')).toMatch(/without an article/);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
