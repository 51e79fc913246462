// @ts-nocheck
const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** How far a time is from `now` (milliseconds since 1970): `3 hours ago`, `in 2 days`; empty: it is no time. */
export function agoOf(time: string, now: number): string {
  const distance = Date.parse(time) - now;
  if (Number.isNaN(distance)) return "";
  const [name, length] = units.find(([, unit]) => Math.abs(distance) >= unit) ?? units[3];
  const count = Math.floor(Math.abs(distance) / length);
  if (count === 0) return "now";
  const span = `${count} ${name}${count === 1 ? "" : "s"}`;
  return distance < 0 ? `${span} ago` : `in ${span}`;
}
