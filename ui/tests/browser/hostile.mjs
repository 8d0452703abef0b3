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
