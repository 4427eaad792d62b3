// The search over the texts of all sections, in place of the one of Sphinx, whose form and stemmer it uses.
//
// Sphinx reads the summary of a hit from the page with fetch, which browsers refuse for files, knows only whether a word
// is on a page, and drops numbers. `search_texts.js` calls `Search.setIndex` with the pages: their path, title, place in
// the navigation, and sections, each with its anchor, title and text.

// Guides come before the reference, which comes before what callers seldom need.
const WEIGHTS = { Start: 0.7, Tasks: 1, Reference: 0.45, API: 0.35, Background: 0.4, "For maintainers": 0.3 };
// A page of the reference that has the words in no title only mentions them, in texts so short that they count for much.
const MENTION = { Start: 1, Tasks: 1 };
const EXACT_NAME = 120;
const EXACT_WORD = 20;
const PAGE_TITLE = 30;
const SECTION_TITLE = 12;
const MAXIMUM_HITS = 40;
const SUMMARY_CHARACTERS = 220;

// The words of a query, as expressions that also find their other forms: "retry" finds "retries" and "max_retries".
function wordsOf(query) {
  const stemmer = new Stemmer();
  const all = splitQuery(query.toLowerCase());
  const words = all.filter((word) => !stopwords.has(word));
  return (words.length ? words : all).map((word) => {
    const stem = stemmer.stemWord(word);
    let length = 0;
    while (length < stem.length && stem[length] === word[length]) length += 1;
    const start = length > 2 ? word.slice(0, length) : word;
    return new RegExp(`(?<![\\p{L}\\p{N}])${_escapeRegExp(start)}[\\p{L}\\p{N}]*`, "giu");
  });
}

// "OutputMessageItem" and "max_retries" as words.
const apart = (name) => name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " ");
const count = (text, word) => [...text.matchAll(word)].length;

// How much of a title the words are, from 0 to 1, if it has all of them.
function share(title, words) {
  if (!words.every((word) => count(apart(title), word))) return 0;
  const size = splitQuery(apart(title).toLowerCase()).filter((word) => !stopwords.has(word)).length;
  return Math.min(1, words.length / Math.max(size, 1));
}

function scoreOf([, title, text], words, name) {
  // A word such as "tool" is also the name of a function, which is not what most readers look for.
  const exact = apart(name) === name && name.toLowerCase() === name ? EXACT_WORD : EXACT_NAME;
  const isName = title.toLowerCase() === name.toLowerCase();
  let score = isName ? exact * (title === name ? 1.1 : 1) : SECTION_TITLE * Math.sqrt(share(title, words));
  const size = Math.log2(2 + text.length / 1000);
  for (const word of words) score += Math.log2(1 + count(text, word)) / size;
  return score;
}

function hitsOn(page, words, name) {
  const whole = page.sections.map(([, title, text]) => `${apart(title)} ${title} ${text}`).join(" ");
  if (!words.every((word) => count(whole, word))) return [];
  const titles = [page.title, ...page.sections.map(([, title]) => title)];
  const isMention = !titles.some((title) => words.some((word) => count(`${title} ${apart(title)}`, word)));
  const weight = (WEIGHTS[page.place] ?? 0.4) * (isMention ? (MENTION[page.place] ?? 0.5) : 1);
  const scored = page.sections
    .map((section) => ({ page, section, score: scoreOf(section, words, name) }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  // The title of the page counts once, and so does how often the words are in its other sections.
  const rest = scored.slice(1).reduce((sum, { score }) => sum + Math.min(score, 3), 0);
  best.score += PAGE_TITLE * Math.sqrt(share(page.title, words)) + Math.min(rest, 12) / 2;
  const names = scored.slice(1).filter(({ section }) => section[1] === name);
  return [best, ...names].map((hit) => ({ ...hit, score: hit.score * weight }));
}

function find(query) {
  const words = wordsOf(query);
  if (!words.length) return { words, hits: [] };
  const hits = Search._index.flatMap((page) => hitsOn(page, words, query.trim()));
  return { words, hits: hits.sort((a, b) => b.score - a.score) };
}

function marked(text, words) {
  const element = document.createElement("p");
  element.classList.add("context");
  const places = words.flatMap((word) => [...text.matchAll(word)].map((found) => found.index)).sort((a, b) => a - b);
  // The part begins with the place that has the most words after it.
  const within = (start) => words.filter((word) => count(text.slice(start, start + SUMMARY_CHARACTERS - 60), word)).length;
  const first = places.reduce((best, place) => (within(place) > within(best) ? place : best), places[0] ?? 0);
  const start = first > 60 ? text.indexOf(" ", first - 60) + 1 : 0;
  const isEnd = text.length <= start + SUMMARY_CHARACTERS;
  const part = isEnd ? text.slice(start) : text.slice(start, start + SUMMARY_CHARACTERS).replace(/\S*$/, "");
  let end = 0;
  const spans = words.flatMap((word) => [...part.matchAll(word)].map((found) => [found.index, found[0].length]));
  element.append(start ? "… " : "");
  for (const [place, length] of spans.sort((a, b) => a[0] - b[0])) {
    if (place < end) continue;
    const mark = document.createElement("mark");
    mark.textContent = part.slice(place, place + length);
    element.append(part.slice(end, place), mark);
    end = place + length;
  }
  element.append(part.slice(end), isEnd ? "" : "…");
  return element;
}

function item({ page, section: [anchor, title, text] }, words) {
  const element = document.createElement("li");
  const link = element.appendChild(document.createElement("a"));
  link.href = page.path + DOCUMENTATION_OPTIONS.LINK_SUFFIX + (anchor ? `#${anchor}` : "");
  link.textContent = anchor ? `${page.title} > ${title}` : page.title;
  const place = element.appendChild(document.createElement("span"));
  place.classList.add("place");
  place.textContent = page.place;
  element.append(marked(text, words));
  return element;
}

Search.query = (query) => {
  let { words, hits } = find(query);
  let note = "";
  if (!hits.length && apart(query) !== query) {
    ({ words, hits } = find(apart(query)));
    // A name of the same words is nearer than a text that contains them.
    hits.sort((a, b) => share(b.section[1], words) - share(a.section[1], words) || b.score - a.score);
    if (hits.length) note = `Nothing is called ${query.trim()}; its words were searched. `;
  }
  Search.output.append(...hits.slice(0, MAXIMUM_HITS).map((hit) => item(hit, words)));
  _finishSearch(hits.length);
  if (note) Search.status.prepend(note);
};
