import { errorCodes } from '@liren/shared/problem'
import { constraintCodes, pgErrorOf, refusalOf } from '../../server/src/platform/constraints.ts'
import { DomainError, statusOf } from '../../server/src/platform/errors.ts'

const pgError = (code: string, constraint?: string) =>
  Object.assign(new Error('said the database'), { code, constraint })
const wrapped = (cause: Error) => new Error('Failed query', { cause })

describe('what the database throws becomes what the caller hears', () => {
  it.each(Object.entries(constraintCodes))('%s: %s', (constraint, code) => {
    for (const error of [pgError('23505', constraint), wrapped(pgError('23505', constraint))])
      expect(refusalOf(error)?.code).toBe(code)
  })

  it.each([
    ['a serialization failure', '40001'],
    ['a deadlock', '40P01'],
    ['a statement that took too long', '57014'],
    ['a lock not given', '55P03'],
    ['a database that shuts down', '57P01'],
    ['too many connections', '53300'],
    ['a connection lost', '08006'],
  ])('%s: come back in a second', (_, code) => {
    for (const error of [pgError(code), wrapped(pgError(code))])
      expect(refusalOf(error)).toMatchObject({ code: 'overloaded', details: { retryAfterSeconds: 1 } })
  })

  it.each([
    'connect ECONNREFUSED 127.0.0.1:5432',
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'read ECONNRESET',
  ])('%s: come back in a second', (message) => {
    for (const error of [new Error(message), wrapped(new Error(message))])
      expect(refusalOf(error)).toMatchObject({ code: 'overloaded', details: { retryAfterSeconds: 1 } })
  })

  it.each([
    ['an unknown constraint', pgError('23505', 'somebody_elses_key')],
    ['a check', pgError('23514', 'unit_area_check')],
    ['row security', pgError('42501')],
    ['a wrong statement', pgError('42601')],
    ['any other error', new Error('x')],
    ['no error', 'text'],
    ['nothing', undefined],
  ])('%s: nothing we foresaw', (_, error) => {
    expect(refusalOf(error)).toBeNull()
  })

  it('a refusal by the rules stays itself', () => {
    const refusal = new DomainError('edited_elsewhere')
    expect(refusalOf(refusal)).toBe(refusal)
  })

  it('finds the database error in a chain, and gives up in a ring', () => {
    const deep = wrapped(wrapped(pgError('40001')))
    expect(pgErrorOf(deep)?.code).toBe('40001')
    const ring = new Error('a')
    ring.cause = ring
    expect(pgErrorOf(ring)).toBeNull()
    // Node's own codes are no SQLSTATE.
    expect(pgErrorOf(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBeNull()
  })
})

it('every code has a status of its kind', () => {
  const kinds = (status: number) => errorCodes.filter((code) => statusOf[code] === status)
  expect(kinds(401)).toEqual(['unauthenticated', 'refresh_reused'])
  expect(kinds(500)).toEqual(['internal'])
  expect(kinds(404)).toEqual(['not_found'])
  expect(kinds(503).toSorted()).toEqual(['overloaded', 'sms_unavailable', 'vote_signer_away', 'wechat_unavailable'])
  for (const code of errorCodes)
    expect([400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503]).toContain(statusOf[code])
})
