// Days as a person picks them, and the moments they begin and end at in the person's own zone.

/** The day of a moment, as a date field takes it; `shift` days on. Empty for none. */
export function dayOf(at: string | null, shift = 0): string {
  const time = at === null ? NaN : Date.parse(at);
  if (Number.isNaN(time)) return "";
  const day = new Date(time);
  day.setDate(day.getDate() + shift);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(day.getFullYear()).padStart(4, "0")}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function moved(day: string, shift: number): string | null {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const at = new Date(year, month - 1, date + shift);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The moment a day begins; null for none. */
export function startOf(day: string): string | null {
  return moved(day, 0);
}

/** The moment a day is over; null for none. */
export function endOf(day: string): string | null {
  return moved(day, 1);
}
