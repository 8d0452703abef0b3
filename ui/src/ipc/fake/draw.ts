// Pictures for the in-browser engine only: documents of nobody, marked SPECIMEN, drawn as SVG.
import type { CaseView, ImageView } from "../contract";

function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
}

const escape = (text: string) => text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A face out of a seed: the same in portrait and selfie unless `other`. */
function face(seed: number, x: number, y: number, size: number): string {
  const skin = ["#e8c3a0", "#c98f63", "#8d5a3a", "#f0d5bb", "#a96f49"][seed % 5];
  const hair = ["#2b1d14", "#5a3a1e", "#1a1a22", "#8c6a3f", "#6b6b6b"][(seed >> 3) % 5];
  const long = (seed >> 6) % 2 === 0;
  const s = size / 100;
  return `<g transform="translate(${x} ${y}) scale(${s})">
    ${long ? `<path d="M18 46 Q18 6 50 6 Q82 6 82 46 L84 96 L16 96 Z" fill="${hair}"/>` : ""}
    <path d="M14 120 Q18 84 50 84 Q82 84 86 120 Z" fill="hsl(${seed % 360} 25% 38%)"/>
    <ellipse cx="50" cy="52" rx="27" ry="34" fill="${skin}"/>
    <path d="M22 46 Q22 14 50 14 Q78 14 78 46 Q70 ${26 + (seed % 9)} 50 28 Q30 28 22 46 Z" fill="${hair}"/>
    <ellipse cx="40" cy="50" rx="3.4" ry="2.6" fill="#222"/><ellipse cx="60" cy="50" rx="3.4" ry="2.6" fill="#222"/>
    <path d="M34 43 h11 M55 43 h11" stroke="${hair}" stroke-width="2.4"/>
    <path d="M50 52 l-3 10 h6" fill="none" stroke="#0005" stroke-width="1.6"/>
    <path d="M41 71 q9 ${3 + (seed % 5)} 18 0" fill="none" stroke="#8a3f3f" stroke-width="2.4"/></g>`;
}

function guilloche(seed: number, width: number, height: number): string {
  const lines: string[] = [];
  for (let i = 0; i < 16; i += 1) {
    const y = 130 + i * ((height - 200) / 16);
    const a = 22 + ((seed >> (i % 8)) % 30);
    lines.push(
      `<path d="M0 ${y} C ${width * 0.25} ${y - a}, ${width * 0.35} ${y + a}, ${width * 0.5} ${y} S ${width * 0.8} ${y - a}, ${width} ${y + a / 2}"/>`,
    );
  }
  return `<g fill="none" stroke="hsl(${seed % 360} 45% 45%)" stroke-opacity=".28" stroke-width="2">${lines.join("")}</g>`;
}

function zone(view: CaseView): string[] {
  const letters = (text: string) =>
    text
      .normalize("NFD")
      .replace(/[^A-Za-z ]/g, "")
      .toUpperCase()
      .replaceAll(" ", "<") || "X";
  const value = (field: string) => {
    const row = view.compare.find((one) => one.field === field);
    return row?.extracted ?? row?.claimed ?? "";
  };
  const pad = (text: string) => text.slice(0, 30).padEnd(30, "<");
  const date = (text: string) => text.replaceAll("-", "").slice(2);
  return [
    pad(`IDUTO${value("document")}`),
    pad(`${date(value("born"))}7F${date(value("expiry"))}2UTO`),
    pad(`${letters(value("family"))}<<${letters(value("given"))}`),
  ];
}

export function draw(view: CaseView, image: ImageView): string {
  const seed = hash(view.caseId);
  const width = image.width ?? 1600;
  const height = image.height ?? 1200;
  const W = image.side === "selfie" ? 1200 : 1600;
  const H = image.side === "selfie" ? 1500 : 1200;
  const hue = seed % 360;
  const rows = view.compare
    .filter((row) => row.extracted !== null)
    .map(
      (row, i) =>
        `<text x="640" y="${330 + i * 88}" font-size="26" fill="#456">${escape(row.label)}</text>
         <text x="640" y="${368 + i * 88}" font-size="40" font-weight="600" fill="#123">${escape(row.extracted ?? "")}</text>`,
    )
    .join("");
  const specimen = `<text x="${W / 2}" y="${H / 2 + 40}" font-size="150" font-weight="800" text-anchor="middle" fill="#111" fill-opacity=".3" stroke="#fff" stroke-opacity=".55" stroke-width="3" transform="rotate(-24 ${W / 2} ${H / 2})">SPECIMEN</text>`;
  let body: string;
  if (image.side === "selfie") {
    const other = view.reasons.some((reason) => reason.code === "3201") ? seed >> 2 : seed;
    body = `<rect width="${W}" height="${H}" fill="hsl(${(hue + 40) % 360} 12% 62%)"/><rect y="${H * 0.55}" width="${W}" height="${H}" fill="hsl(${(hue + 40) % 360} 12% 52%)"/>${face(other, 180, 240, 840)}`;
  } else if (image.side === "back") {
    body = `<rect width="${W}" height="${H}" fill="#8b8378"/><rect x="60" y="110" width="1480" height="960" rx="44" fill="hsl(${hue} 30% 86%)"/>${guilloche(seed, W, H)}
      <rect x="1180" y="190" width="260" height="200" rx="14" fill="#d9b45a"/><path d="M1180 290 h260 M1310 190 v200" stroke="#7a5a12" stroke-width="5"/>
      ${zone(view)
        .map(
          (line, i) =>
            `<text x="130" y="${800 + i * 92}" font-family="monospace" font-size="70" textLength="1340" fill="#111">${escape(line)}</text>`,
        )
        .join("")}`;
  } else {
    body = `<rect width="${W}" height="${H}" fill="#7d766c"/><rect x="60" y="110" width="1480" height="960" rx="44" fill="hsl(${hue} 34% 88%)"/>${guilloche(seed, W, H)}
      <text x="130" y="230" font-size="60" font-weight="700" fill="hsl(${hue} 45% 28%)">UTOPIA</text><text x="1470" y="230" font-size="34" text-anchor="end" fill="#345">IDENTITY CARD</text>
      <rect x="130" y="290" width="430" height="560" fill="#f4f1ea" stroke="#999"/>${face(seed, 140, 310, 410)}
      <circle cx="480" cy="780" r="95" fill="hsl(${(hue + 140) % 360} 60% 70%)" fill-opacity=".5" stroke="#fff" stroke-width="5"/>${rows}`;
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${W} ${H}" font-family="sans-serif">${body}${specimen}</svg>`;
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
