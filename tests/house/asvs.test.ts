import { texts } from './sources.ts'

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; in each they come before those of level 3. */
const sections: Record<string, number> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3, '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1, '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
}
const requirements = Object.entries(sections).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}.${String(index + 1)}`),
)

interface Row {
  ids: string[]
  answer: string
  why: string
  /** Tests as they are named: file, and words of a title. */
  shown: [file: string, words: string][]
}

const rowsOf = (document: string): Row[] =>
  document.split('\n').flatMap((line) => {
    const [, ids = '', answer = '', why = '', shown = ''] = line.split('|').map((cell) => cell.trim())
    if (!/^\d/.test(ids)) return []
    const named = [...shown.matchAll(/`([^:`]+): ([^`]+)`/g)]
    return [{ ids: ids.split(', '), answer, why, shown: named.map(([, file = '', words = '']) => [file, words]) }]
  })

const faultOf = ({ ids, answer, why, shown }: Row): string | null => {
  const name = ids.join(', ')
  if (!['met', 'host', 'none', 'open'].includes(answer)) return `${name}: answers ${answer}`
  if (answer === 'met' && shown.length === 0) return `${name}: shown by nothing`
  if (why === '') return `${name}: says nothing`
  const gone = shown.find(([file, words]) => {
    const text = texts.find((one) => one.file === `tests/${file}.test.ts`)?.text
    return text === undefined || !text.includes(words)
  })
  return gone ? `${name}: there is no ${gone.join(': ')}` : null
}

const rows = rowsOf(texts.find(({ file }) => file === 'server/ASVS.md')?.text ?? '')

describe('the map of ASVS', () => {
  test('has every requirement of levels 1 and 2, once', () => {
    expect(requirements).toHaveLength(70 + 183)
    expect(rows.flatMap(({ ids }) => ids).toSorted()).toEqual(requirements.toSorted())
  })

  test('names tests that are there', () => {
    expect(rows.map(faultOf).filter((fault) => fault !== null)).toEqual([])
  })

  test('that lacks something is found out', () => {
    const faults = rowsOf(
      [
        '| 1.1.1 | met | so | `house/gone: a title` |',
        '| 1.1.2 | met | so | |',
        '| 1.2.1 | yes | so | |',
        '| 1.2.2 | open | | |',
        '| 1.2.3 | met | so | `house/size: no source is over 300 lines` |',
      ].join('\n'),
    ).map(faultOf)
    expect(faults).toEqual([
      '1.1.1: there is no house/gone: a title',
      '1.1.2: shown by nothing',
      '1.2.1: answers yes',
      '1.2.2: says nothing',
      null,
    ])
  })
})
