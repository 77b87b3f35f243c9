import { statSync } from 'node:fs'

/** Files that take minutes: begun last, one would run alone at the end. */
const long = [
  /authorization/,
  /malformed/,
  /register\.import/,
  /votes\.signer/,
  /[.]model\./,
  /screens\./,
  /votes\.whole/,
  /start\.test/,
]

const rank = ({ path }) => {
  const at = long.findIndex((one) => one.test(path))
  return at < 0 ? long.length : at
}
const size = ({ path }) => statSync(path).size

/** The order of test files, the same on every machine: those that take long first, then the larger before the smaller. */
export default class Sequencer {
  sort(tests) {
    return tests.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a))
  }
  allFailedTests(tests) {
    return tests
  }
  cacheResults() {}
}
