const longest = 60;

/** Text of a user or of the service inside a message: in double quotes, cut after 60 code points. */
export function quote(text: string): string {
  // A prefix is enough: the whole of a megabyte need not be split to show sixty characters.
  const points = Array.from(text.slice(0, 2 * longest + 2));
  return points.length > longest ? `"${points.slice(0, longest).join('')}…"` : `"${text}"`;
}
