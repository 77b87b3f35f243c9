import type { Announcement } from '@liren/shared/announcements'
import { asked, onRequest, stored } from '../support/taro.ts'
import { communityId, ok, refusal, signInAs } from '../support/miniapp.client.ts'
import { emptyDraft, type LocalDraft } from '../../miniapp/src/features/announcements/composer.draft.ts'
import { noticeKeeper } from '../../miniapp/src/features/announcements/hooks/draft.saving.ts'
import { EditedElsewhere, saveDraft } from '../../miniapp/src/lib/draft.saving.ts'

const id = '01a20260-0000-7000-8000-000000000009'
const signature = { role: 'building_head' as const, scopeId: communityId }

const written = (title: string, more: Partial<LocalDraft> = {}): LocalDraft => ({
  ...emptyDraft(),
  title,
  blocks: [{ key: 'a', kind: 'paragraph', text: '请储水' }],
  places: [{ kind: 'building', id: communityId }],
  signature,
  ...more,
})

const keeper = noticeKeeper(communityId)

/** The draft as the author's page holds it. */
function boxWith(draft: LocalDraft) {
  let current = draft
  const change = (part: Partial<LocalDraft>) => {
    current = { ...current, ...part }
  }
  return { get: () => current, change }
}

const onServer = (title: string, version: number): Announcement => ({
  id,
  status: 'draft',
  matter: { kind: 'notice' },
  title,
  attachments: [],
  signature,
  column: null,
  confirm: false,
  pinnedUntil: null,
  expiresAt: null,
  displayedUntil: null,
  notBefore: null,
  publishAt: null,
  scheduleFault: null,
  editedBy: null,
  corrections: 0,
  correctedAt: null,
  withdrawal: null,
  confirmedAt: null,
  body: [{ type: 'paragraph', text: '请储水' }],
  author: { nickname: '王', role: 'building_head', scopeLabel: '3幢' },
  audience: [{ type: 'place', kind: 'building', placeId: communityId, ownersOnly: false }],
  audienceLabels: ['3幢'],
  version,
  updatedAt: '2026-11-22T04:00:00.000Z',
  publishedAt: null,
  isRead: false,
  reach: null,
  abilities: {
    edit: true,
    publish: true,
    unschedule: false,
    discard: true,
    attach: true,
    correct: false,
    pin: false,
    withdraw: false,
    markRead: false,
    confirm: false,
    followReach: false,
  },
})

const sent = () => asked.map(({ method, data }) => [method, data ? (JSON.parse(data) as { title?: string }).title : ''])

beforeEach(() => {
  stored.clear()
  signInAs('one')
})

test('nothing is sent while something is missing', async () => {
  onRequest(() => ok({}))
  expect(await saveDraft(keeper, boxWith({ ...written('停水'), places: [] }))).toBeNull()
  expect(asked).toEqual([])
})

test('the first saving makes the draft, the next one changes it, and one without a change sends nothing', async () => {
  const box = boxWith(written('停水'))
  onRequest(({ method, data }) =>
    ok(onServer((JSON.parse(data ?? '{}') as { title: string }).title, method === 'POST' ? 1 : 2)),
  )
  expect(await saveDraft(keeper, box)).toEqual({ id, version: 1 })
  box.change({ title: '周三停水' })
  expect(await saveDraft(keeper, box)).toEqual({ id, version: 2 })
  expect(await saveDraft(keeper, box)).toEqual({ id, version: 2 })
  expect(sent()).toEqual([
    ['POST', '停水'],
    ['PUT', '周三停水'],
  ])
})

test('a first saving without an answer is sent again unchanged, under its name, before what was typed since', async () => {
  const box = boxWith(written('停水'))
  onRequest(() => {
    throw new Error('lost')
  })
  await expect(saveDraft(keeper, box)).rejects.toMatchObject({ kind: 'unreachable' })
  const [firstName] = asked.map(({ header }) => header['idempotency-key'])
  box.change({ title: '周三停水' })
  onRequest(({ method }) => ok(method === 'POST' ? onServer('停水', 1) : onServer('周三停水', 2)))
  expect(await saveDraft(keeper, box)).toEqual({ id, version: 2 })
  expect(asked[0]?.header['idempotency-key']).toBe(firstName)
  expect(sent()).toEqual([
    ['POST', '停水'],
    ['PUT', '周三停水'],
  ])
})

test('a first saving that was refused gives its name up', async () => {
  const box = boxWith(written('停水'))
  onRequest(() => refusal(403, 'audience_outside_scope'))
  await expect(saveDraft(keeper, box)).rejects.toMatchObject({ problem: { code: 'audience_outside_scope' } })
  expect(box.get().pendingCreate).toBeNull()
})

describe('when the server has another version', () => {
  const draft = written('这里写的', { server: { id, version: 1 } })

  test('both texts are kept', async () => {
    const box = boxWith(draft)
    const theirs = onServer('别处改的', 2)
    onRequest(({ method }) => (method === 'GET' ? ok(theirs) : refusal(409, 'edited_elsewhere')))
    const failure: unknown = await saveDraft(keeper, box).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(EditedElsewhere)
    expect(failure).toMatchObject({ theirs: { title: '别处改的' } })
    expect(box.get().title).toBe('这里写的')
  })

  test('our own saving whose answer was lost is no conflict', async () => {
    const box = boxWith(draft)
    onRequest(({ method }) => (method === 'GET' ? ok(onServer('这里写的', 2)) : refusal(409, 'edited_elsewhere')))
    expect(await saveDraft(keeper, box)).toEqual({ id, version: 2 })
  })
})
