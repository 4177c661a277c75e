/**
 * Trades, by the words that end a role phrase. Those that one life often joins are not told apart: officials have been
 * actors, economists and soldiers; but hardly anybody plays for a club and sits in a cabinet at a time. Words for many
 * trades, such as "president" and "director", say nothing.
 */
const TRADES: Readonly<Record<string, string>> = {
  church: 'archbishop bishop cardinal imam pastor priest rabbi vicar',
  learning: 'biologist chemist economist historian physicist professor researcher scientist surgeon',
  office:
    'ambassador chancellor commissioner congressman congresswoman councillor envoy governor judge lawmaker mayor minister mp premier prosecutor senator',
  sport:
    'batsman bowler boxer cyclist defender footballer forward goalkeeper golfer jockey midfielder player quarterback skier sprinter striker swimmer winger',
  stage: 'actor actress comedian dancer guitarist novelist painter poet rapper singer',
};
const BY_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries(TRADES).flatMap(([trade, words]) => words.split(' ').map((word) => [word, trade] as const)),
);
const OPPOSED: ReadonlySet<string> = new Set([
  'church sport',
  'church stage',
  'learning sport',
  'learning stage',
  'office sport',
]);

/** Returns the trades that role phrases name, sorted, each once: "former striker" and "Sports Minister" are two. */
export function tradesOf(roles: readonly string[]): readonly string[] {
  if (roles.length === 0) return NONE;
  const trades = new Set<string>();
  for (const role of roles) {
    const [office = ''] = role.toLowerCase().split(/ (?:of|for) /, 1);
    const trade = BY_WORD.get(office.slice(office.lastIndexOf(' ') + 1));
    if (trade !== undefined) trades.add(trade);
  }
  return [...trades].sort();
}

const NONE: readonly string[] = [];

/** Whether two people of one name are meant where one has the one trade and one the other. */
export function areOpposed(a: string, b: string): boolean {
  return OPPOSED.has([a, b].sort().join(' '));
}
