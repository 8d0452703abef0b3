// Text from strangers, and what must hold of a window that shows it.
export const HOSTILE = [
  "<script>window.broken=1</script>",
  '<img src=x onerror="window.broken=1">',
  '"><svg/onload=window.broken=1>',
  "{{constructor.constructor('window.broken=1')()}}",
  "javascript:window.broken=1",
  "&lt;b&gt; &amp; &#x3C;",
  "\u202egnp.exe\u202c",
  "\u2067\u2066\u2068 open isolates",
  "\u05d0\u05d1\u05d2 123 abc \u0627\u0644\u0639",
  "a\u0300\u0301\u0302\u0303".repeat(40),
  "\u200b\u200c\u200d\ufeff",
  "\u001b[31mred\u001b[0m",
  "line\nbreak\ttab\r",
  "\ud800 half",
  "👩‍👩‍👧‍👦🏳️‍🌈",
  "x".repeat(4000),
  "W".repeat(300),
  "word ".repeat(400),
  "${jndi:ldap://x}",
  "'; DROP TABLE cases; --",
  "=HYPERLINK(1)",
  "NULL",
  "undefined",
  "[object Object]",
  "",
  " ",
];

const from = (...ranges) =>
  ranges.flatMap(([first, last = first]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
  );
/** Characters that steer a line, hide in it, or are half of one: a view shows their names. */
const HIDDEN = {
  controls: from([0x00, 0x1f], [0x7f, 0x9f]),
  lines: from([0x2028, 0x2029]),
  directions: from([0x202a, 0x202e], [0x2066, 0x2069], [0x200e, 0x200f], [0x061c]),
  invisible: [
    ...from([0xad], [0x34f], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180b, 0x180f], [0x200b, 0x200d]),
    ...from([0x2060, 0x2065], [0x206a, 0x206f], [0x2800], [0x3164], [0xfe00, 0xfe0e], [0xfeff], [0xffa0]),
    ...from([0xfff0, 0xfffb], [0xe0020, 0xe002f]),
  ],
  halves: from([0xd800], [0xdbff], [0xdc00], [0xdfff]),
};
const hidden = new Set(Object.values(HIDDEN).flat());

/** What the eye reads of a text: itself, but for the names of what would be hidden. Written anew here, not taken from the view. */
export const shownAs = (text) =>
  [...text]
    .map((c) => (hidden.has(c) ? `U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : c))
    .join("");

/** About 400 texts, made by class; those of `HOSTILE` are written by hand and stand beside them. */
export const CLASSES = {
  directions: HIDDEN.directions.flatMap((c) => [`gnp${c}exe`, `${c}${c}${c}open`, `12${c}\u05d0\u05d134`]),
  controls: HIDDEN.controls.flatMap((c) => [`a${c}b`, `${c}[31mred${c}[0m`]),
  lines: [...HIDDEN.lines, "\r\n", "\n\n", "\t\t"].map((c) => `line${c}break`),
  invisible: HIDDEN.invisible.map((c) => `Ann${c}a`),
  halves: HIDDEN.halves.flatMap((c) => [`${c} half`, `half ${c}`]),
  stacks: from([0x300, 0x30f]).flatMap((mark) => [`e${mark}`, `o${mark.repeat(60)}`]),
  blanks: from([0xa0], [0x1680], [0x2000, 0x200a], [0x202f], [0x205f], [0x3000]).map((c) => `a${c}b`),
  alike: "раураl Αlpha ℌ𝔢𝔩𝔩𝔬 Ⅷ ﬁn ſet ａｂｃ І_am ο ⅼ 𝟏𝟐 ꞉// 1․5 ‚x ＇x Ｋ".split(" "),
  pages: [
    "<b>",
    "</bdi>",
    "</title><b>",
    "<iframe src=//x>",
    "<object data=x>",
    "<style>*{display:none}</style>",
    "<script>window.broken=1</script>",
    "<img src=x onerror=window.broken=1>",
    '"onmouseover="window.broken=1',
    "'><svg/onload=window.broken=1>",
    "javascript:window.broken=1",
    "data:text/html,x",
    "vbscript:x",
    "<!--",
    "]]>",
    "<![CDATA[x]]>",
    "&lt;b&gt;",
    "&#x202e;",
    "&nbsp;",
    "\\u202e",
    "%E2%80%AE",
  ],
  templates: [
    "{{7*7}}",
    "${7*7}",
    "{ $name }",
    "{ -brand }",
    "#{x}",
    "<%= x %>",
    "{@html x}",
    "{#if x}",
    "%s%n%x",
    "{0}",
  ],
  shells: [
    "$(id)",
    "`id`",
    "; rm -rf /",
    "| cat",
    "&& x",
    "../../etc/passwd",
    "C:\\CON",
    "%PATH%",
    "a\\b",
    "~root",
  ],
  queries: [
    "'; DROP TABLE cases; --",
    '" OR ""="',
    "') OR 1=1",
    "*",
    "a* OR b",
    "NEAR(a b)",
    "^x",
    "$where",
    "(|(uid=*))",
  ],
  formulas: ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋"].flatMap((c) => [
    `${c}1+1`,
    `${c}cmd|' /C calc'!A0`,
  ]),
  words: [
    "NULL",
    "null",
    "undefined",
    "NaN",
    "true",
    "[]",
    "{}",
    "[object Object]",
    "__proto__",
    "constructor",
    "-0",
    "1e309",
  ],
  joined: ["👩‍👩‍👧‍👦", "🏳️‍🌈", "👨🏽‍🚀", "🇩🇪🇫🇷", "1️⃣", "❤️‍🔥", "👁️‍🗨️", "🧑‍🤝‍🧑"],
  scripts: ["שלום עולם", "مرحبا", "ﷺ", "ༀ", "𓂀", "नमस्ते", "ไทย", "漢字かな", "abc שלום 12", "מ 3 abc"],
  long: [
    "W".repeat(300),
    "x".repeat(4000),
    "word ".repeat(400),
    "漢".repeat(500),
    "אב".repeat(300),
    "é-".repeat(300),
  ],
};
export const STRINGS = [...new Set(Object.values(CLASSES).flat())];

export const sound = (page) =>
  page.evaluate(() => ({
    broken: window.broken,
    scripts: document.querySelectorAll("script:not([src]), iframe, object, embed, img:not([alt])").length,
    wide:
      document.documentElement.scrollWidth > innerWidth ||
      document.documentElement.scrollHeight > innerHeight,
    raw: /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0000-\u0008\u001b]/.test(
      document.body.textContent ?? "",
    ),
    marksInTitles: [...document.querySelectorAll("[title],[aria-label],[alt]")].some((one) =>
      /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0000-\u0008\u001b]/.test(
        `${one.getAttribute("title")}${one.getAttribute("aria-label")}${one.getAttribute("alt")}`,
      ),
    ),
    foot: document.querySelector("footer")?.getBoundingClientRect().bottom === innerHeight,
  }));
