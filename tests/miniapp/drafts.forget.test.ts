import { stored } from '../support/taro.ts'
import { sessionCalled } from '../support/miniapp.client.ts'
import { forgetDrafts } from '../../miniapp/src/lib/drafts.ts'
import { startSession } from '../../miniapp/src/lib/session.ts'

test('an account that is deleted takes its own drafts along, and nobody else’s', () => {
  const [mine, theirs] = ['01a20260-0000-7000-8000-000000000002', '01a20260-0000-7000-8000-000000000007']
  startSession(sessionCalled('one', mine))
  stored.set(`liren.draft.${mine}.join`, '{}')
  stored.set(`liren.draft.${mine}.announcement.x.new`, '{}')
  stored.set(`liren.draft.${theirs}.join`, '{}')
  forgetDrafts()
  expect([...stored.keys()].filter((key) => key.includes('.draft.'))).toEqual([`liren.draft.${theirs}.join`])
})
