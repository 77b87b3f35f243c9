import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { keyText } from '@liren/shared/votes.key'
import { votesExports } from '@liren/shared/votes.exports'
import { votesPrints } from '@liren/shared/votes.prints'
import { votesProof } from '@liren/shared/votes.proof'
import { votesResults } from '@liren/shared/votes.results'
import { receiptIn } from '@liren/shared/votes.signed'
import { startApp, type TestApp } from '../support/app.ts'
import { squareCodes } from '../support/pdf.codes.ts'
import { failedIn, verify } from '../support/votes.verifier.ts'
import { createVotesWorld, day, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterAll(() => test.close())

/** All letters of a sheet, without the white between them: a long fingerprint runs over lines. */
async function lettersOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  return text.replace(/\s/g, '')
}

describe('a printed notice', () => {
  it('carries roots, the fingerprint of the key and a code of the signed head, which the verifier takes as a witness', async () => {
    const decision = await world.open()
    const as = await world.owner('D')
    const at = { params: { communityId: world.communityId, decisionId: decision.id } }
    await world.cast(decision, as, { 1: 'FOR' })
    const notice = Buffer.from((await test.call(votesPrints.notice, at, { as })).file)
    await test.advance(15 * day)
    const { version } = await world.detail(decision.id)
    const body = { version, key: keyText(decision.id, world.key) }
    await test.call(votesResults.count, { ...at, body }, { as: world.organiser })
    await world.step(decision.id, { step: 'PUBLISH' })
    const result = Buffer.from((await test.call(votesPrints.resultNotice, at, { as })).file)

    const { keys } = await test.call(votesProof.signedHead, { ...at, query: {} }, { as })
    const { root } = (await world.detail(decision.id)).roll ?? { root: '?' }
    const zip = Buffer.from((await test.call(votesExports.exported, at, { as })).file)
    for (const sheet of [notice, result]) {
      const [code = ''] = squareCodes(sheet, 110)
      const head = receiptIn(code)
      const key = keys.find((one) => one.key === head?.key)
      const print = createHash('sha256')
        .update(Buffer.from(key?.publicKey ?? '', 'base64url'))
        .digest('base64url')
      const letters = await lettersOf(sheet)
      for (const told of [root, head?.root ?? '?', head?.head ?? '?', print]) expect(letters).toContain(told)
      const report = verify(zip, { witness: code, key: [print] })
      expect(failedIn(report)).toEqual([])
      expect(report.checks.filter(({ number }) => [8, 12].includes(number))).toMatchObject([
        { status: 'pass' },
        { status: 'pass' },
      ])
    }
    expect(receiptIn(squareCodes(result, 110)[0] ?? '')?.size).toBeGreaterThan(
      receiptIn(squareCodes(notice, 110)[0] ?? '')?.size ?? 0,
    )
  })
})
