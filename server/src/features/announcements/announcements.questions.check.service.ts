import type pg from 'pg'
import type { Vault } from '../../platform/crypto/vault.ts'
import { withContext } from '../../platform/db/context.ts'
import type { ContentCheckPort } from '../../platform/wechat/content.check.ts'
import { WechatError } from '../../platform/wechat/wechat.error.ts'
import { wechatIdsOf } from '../identity/identity.accounts.service.ts'
import { statusAfter, type Verdict } from './announcements.questions.rules.ts'
import { noteVerdict, readUnchecked } from './announcements.questions.steps.store.ts'
import { readQuestion } from './announcements.questions.store.ts'
import { tellAsker } from './announcements.questions.telling.service.ts'

export interface CheckDeps {
  pool: pg.Pool
  vault: Vault
  /** Null where no WeChat app is set up. */
  contentCheck: ContentCheckPort | null
}

/** What the check says of a text; whatever keeps it from saying so is no yes. */
export async function verdictOn(
  { pool, vault, contentCheck }: CheckDeps,
  askerId: string,
  text: string,
): Promise<Verdict> {
  if (!contentCheck) return 'unavailable'
  const ids = await withContext(pool, { purpose: 'delivery' }, (db) => wechatIdsOf(db, vault, [askerId]))
  const openid = ids.get(askerId)
  if (openid === undefined) return 'unknown_person'
  try {
    return await contentCheck.check({ openid, text })
  } catch (error) {
    if (error instanceof WechatError) return 'unavailable'
    throw error
  }
}

/**
 * Has a question looked at. Nothing is locked meanwhile; whoever decides first, the check or a person, has decided.
 * After a crash it runs again.
 */
export async function checkQuestion(
  deps: CheckDeps,
  { communityId, questionId: id }: { communityId: string; questionId: string },
): Promise<void> {
  const at = { communityId, id }
  const written = await withContext(deps.pool, { communityId }, (db) => readUnchecked(db, at))
  if (!written) return
  const verdict = await verdictOn(deps, written.askerId, written.text)
  const status = statusAfter[verdict]
  await withContext(deps.pool, { communityId }, async (db) => {
    if (!(await noteVerdict(db, at, verdict, status)) || status !== 'refused') return
    const row = await readQuestion(db, communityId, id)
    if (row) await tellAsker(db, row, 'question_held', '')
  })
}
