import { publicKeyOf, seal, sealPurpose } from '@liren/shared/votes.sealing'
import { toBase64url } from '@liren/shared/votes.bytes'
import { randomBytes } from 'node:crypto'
import { openBoxes, type Box } from '../../server/src/platform/crypto/box.opening.ts'

const random = () => new Uint8Array(randomBytes(32))
const privateRaw = random()

const sealedFor = (context: string): Box => ({
  sealed: toBase64url(seal(Buffer.from(`to ${context}`), publicKeyOf(privateRaw), context, random())),
  context,
})
const two = [sealedFor('a'), sealedFor('b')] as const
const strange: Box = { sealed: two[0].sealed, context: 'b' }

it.each([
  ['few boxes', 5],
  ['many boxes, by several processes', 2_050],
])('%s are opened in their order, and what is none is null', async (_, count) => {
  const boxes = Array.from(
    { length: count },
    (_none, n) => [...two, strange, { sealed: null, context: 'a' }][n % 4] as Box,
  )
  const texts = await openBoxes({ privateRaw, purpose: sealPurpose, boxes }, 2)
  expect(texts).toEqual(boxes.map((_box, n) => ['to a', 'to b', null, null][n % 4]))
})

it('a process that fails says so', async () => {
  const boxes = Array.from({ length: 2_000 }, () => two[0])
  await expect(openBoxes({ privateRaw: new Uint8Array(3), purpose: sealPurpose, boxes }, 1)).rejects.toThrow(
    /ended by itself/,
  )
})
