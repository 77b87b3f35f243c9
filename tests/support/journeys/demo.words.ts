import { estates, neighbour, notices, people } from '../../../server/src/seed/seed.plan.ts'

/** Everything the people of the demo wrote or are called: what stays Chinese in an English interface. */
const corpus = JSON.stringify([
  estates.map(({ name }) => name),
  people.map(({ nickname }) => nickname),
  notices.map(({ title, body }) => [title, body]),
  Array.from({ length: 300 }, (_, n) => neighbour(n).nickname),
  ['梧桐区', '里仁街道', '枫林社区', '一网格', '二网格', '1幢 1单元'],
]).replaceAll('**', '')

/** The interface's own name of the Chinese language. */
const alwaysChinese = ['中文']

/** Of these runs of Chinese characters, those that no person of the demo wrote: words of the interface. */
export const interfaceWords = (runs: readonly string[]): string[] =>
  runs.filter((run) => !corpus.includes(run) && !alwaysChinese.includes(run))
